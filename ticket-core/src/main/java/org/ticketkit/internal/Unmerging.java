package org.ticketkit.internal;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.ticketkit.lifecycle.Lifecycle;
import org.ticketkit.spi.AccessPolicy.Action;
import org.ticketkit.ticket.Absorption;
import org.ticketkit.ticket.Entry;
import org.ticketkit.ticket.Merger;
import org.ticketkit.ticket.Phase;
import org.ticketkit.ticket.Refused;
import org.ticketkit.ticket.RequesterId;
import org.ticketkit.ticket.Ticket;
import org.ticketkit.ticket.TicketEvent;
import org.ticketkit.ticket.TicketId;
import org.ticketkit.ticket.Unmerge;

/** Decides how a merger is undone (rule L7). */
public final class Unmerging {

    private Unmerging() {}

    /**
     * A ticket on the way from a merged one to the one that goes on.
     *
     * @param loaded the ticket
     * @param written what the people who came with the merged one have written on it since
     */
    public record Station(TicketCodec.Loaded loaded, List<Entry> written) {

        private Ticket ticket() {
            return loaded.ticket();
        }

        private Set<RequesterId> writers() {
            return written.stream()
                    .map(entry -> RequesterId.of(entry.author().id()))
                    .collect(Collectors.toSet());
        }
    }

    /**
     * The ticket stands again where it stood, and its people leave the others, but for who wrote there in the meantime.
     *
     * @param lifecycle the lifecycle that the ticket is pinned to, if this node knows it
     * @param way the tickets from the target on
     */
    public static Change decide(
            Context context,
            TicketCodec.Loaded source,
            Unmerge command,
            Optional<Lifecycle> lifecycle,
            List<Station> way) {
        Ticket ticket = source.ticket();
        Access.require(context, Action.MERGE, ticket);
        way.forEach(station -> Access.require(context, Action.MERGE, station.ticket()));
        Merger merger = merger(ticket);
        Map<String, String> doubts = doubts(merger, lifecycle, way);
        if (command.reason() == null && !doubts.isEmpty()) {
            throw ambiguous(ticket.id(), doubts);
        }
        String reason = doubts.isEmpty() || command.reason() == null ? "" : command.reason();
        Change change =
                Change.of(context, source).happened(new TicketEvent.Unmerged(merger.target(), merger.status(), reason));
        merger.timers().forEach(change::timer);
        lifecycle.ifPresent(table -> Lapsing.restart(change, table));
        leave(context, ticket.id(), way, change);
        return change;
    }

    /** Where a merged ticket went. */
    public static Merger merger(Ticket ticket) {
        return ticket.merger()
                .orElseThrow(() -> Refused.because(
                        Refused.Code.NOT_MERGED,
                        "Ticket " + ticket.id() + " is not merged, so there is nothing to undo",
                        Map.of("ticket", ticket.id().toString())));
    }

    private static Map<String, String> doubts(Merger merger, Optional<Lifecycle> lifecycle, List<Station> way) {
        Map<String, String> doubts = new LinkedHashMap<>();
        String written = way.stream()
                .flatMap(station -> station.written().stream())
                .map(entry -> entry.id().toString())
                .collect(Collectors.joining(" "));
        if (!written.isEmpty()) {
            doubts.put("entries-written", written);
        }
        if (way.size() > 1) {
            doubts.put("target-merged", way.get(1).ticket().id().toString());
        }
        Ticket end = way.get(way.size() - 1).ticket();
        if (end.status().phase() == Phase.CLOSED) {
            doubts.put("target-closed", end.status().code());
        }
        boolean isKnown = lifecycle
                .flatMap(table -> table.status(merger.status().code()))
                .filter(merger.status()::equals)
                .isPresent();
        if (!isKnown) {
            doubts.put("definition-gone", merger.status().code());
        }
        return doubts;
    }

    private static Refused ambiguous(TicketId ticket, Map<String, String> doubts) {
        Map<String, String> details = new LinkedHashMap<>(doubts);
        details.put("ticket", ticket.toString());
        return Refused.because(
                Refused.Code.AMBIGUOUS,
                "To unmerge ticket " + ticket + " is ambiguous: "
                        + doubts.entrySet().stream()
                                .map(doubt -> doubt.getKey() + " (" + doubt.getValue() + ")")
                                .collect(Collectors.joining(", "))
                        + "; look at these, then say it again with a reason",
                details);
    }

    /** Takes the people along the way, station by station: who leaves one leaves the next, unless something else keeps them there. */
    private static void leave(Context context, TicketId source, List<Station> way, Change change) {
        TicketId from = source;
        @Nullable Set<RequesterId> leaving = null;
        for (Station station : way) {
            Ticket here = station.ticket();
            Set<RequesterId> people = here.absorbed().stream()
                    .filter(isOf(from))
                    .flatMap(absorption -> absorption.people().stream())
                    .collect(Collectors.toCollection(HashSet::new));
            if (leaving != null) {
                people.retainAll(leaving);
            }
            Set<RequesterId> left = new HashSet<>(people);
            left.removeAll(broughtByOthers(here, from));
            left.removeAll(station.writers());
            Change there = Change.of(context, station.loaded());
            if (leaving == null) {
                there.happened(new TicketEvent.Released(from, left));
            } else if (!people.isEmpty()) {
                there.happened(new TicketEvent.PeopleLeft(from, people, left));
            }
            left.forEach(there::withoutParticipant);
            change.together(there);
            leaving = left;
            from = here.id();
        }
    }

    private static java.util.function.Predicate<Absorption> isOf(TicketId source) {
        return absorption -> absorption.source().equals(source);
    }

    private static Set<RequesterId> broughtByOthers(Ticket ticket, TicketId source) {
        return ticket.absorbed().stream()
                .filter(isOf(source).negate())
                .flatMap(absorption -> absorption.people().stream())
                .collect(Collectors.toSet());
    }
}
