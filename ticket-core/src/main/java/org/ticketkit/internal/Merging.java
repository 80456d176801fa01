package org.ticketkit.internal;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.ticketkit.lifecycle.Guard;
import org.ticketkit.lifecycle.Lifecycle;
import org.ticketkit.lifecycle.Obstacle;
import org.ticketkit.lifecycle.Situation;
import org.ticketkit.lifecycle.Transition;
import org.ticketkit.spi.AccessPolicy.Action;
import org.ticketkit.spi.Timer;
import org.ticketkit.ticket.Absorption;
import org.ticketkit.ticket.Participant;
import org.ticketkit.ticket.Refused;
import org.ticketkit.ticket.RequesterId;
import org.ticketkit.ticket.Status;
import org.ticketkit.ticket.Ticket;
import org.ticketkit.ticket.TicketEvent;
import org.ticketkit.ticket.TicketId;

/** Decides how a ticket goes on as another (rule L7). */
public final class Merging {

    /** How many tickets a message passes at the most on its way to the one that goes on. */
    public static final int MAX_CHAIN = 16;

    /** How many tickets can be merged into one, each with those that were merged into it before. */
    public static final int MAX_ABSORBED = 50;

    /** How many people a ticket remembers to have come with others, one who came with two counted twice. */
    private static final int MAX_NEWCOMERS = 1_000;

    private Merging() {}

    /**
     * What was found out before.
     *
     * @param lifecycle the lifecycle that the source is pinned to
     * @param end the ticket on which the target goes on; the target itself if it is not merged
     * @param situation what guards are asked about
     * @param timers all timers of the source
     * @param people who takes part in the source
     */
    public record Facts(
            Lifecycle lifecycle, Ticket end, Situation situation, List<Timer> timers, List<Participant> people) {}

    /** The source goes on as the target; its people take part there from the next entry on (rule M8). */
    public static Change decide(Context context, TicketCodec.Loaded source, TicketCodec.Loaded target, Facts facts) {
        Access.require(context, Action.MERGE, source.ticket());
        Access.require(context, Action.MERGE, target.ticket());
        requireLive(source.ticket());
        requireNoCycle(source.ticket(), facts.end());
        requireLive(target.ticket(), facts.end());
        Status resting = resting(context, facts);
        List<Timer> timers = facts.timers().stream()
                .filter(timer -> !RuleTimer.isOfRules(timer.kind()))
                .toList();
        Absorption absorption = absorption(source.ticket(), target.ticket());
        requireRoom(target.ticket(), absorption);
        Change change = Change.of(context, source)
                .happened(new TicketEvent.Merged(
                        target.ticket().id(),
                        target.ticket().conversation().sequence(),
                        source.ticket().status(),
                        resting,
                        timers.stream().collect(Collectors.toMap(Timer::kind, Timer::due))));
        timers.forEach(timer -> change.clearTimer(timer.kind()));
        return change.together(absorbed(Change.of(context, target), absorption, facts.people()));
    }

    private static Change absorbed(Change change, Absorption absorption, List<Participant> people) {
        Ticket before = change.ticket();
        long since = before.conversation().sequence();
        change.happened(new TicketEvent.Absorbed(absorption));
        people.stream()
                .filter(person -> !before.participants().contains(person.id()))
                .map(person -> new Participant(person.id(), role(person), person.contact(), since))
                .forEach(change::participant);
        return change;
    }

    /** Who asked about the source did not ask about the target. */
    private static Participant.Role role(Participant person) {
        return person.role() == Participant.Role.REQUESTER ? Participant.Role.WATCHER : person.role();
    }

    /** Who of the source's people takes part in the target by the merger alone, be it this one or an earlier one. */
    private static Absorption absorption(Ticket source, Ticket target) {
        Set<RequesterId> own = new HashSet<>(target.participants());
        own.removeAll(target.newcomers());
        Set<RequesterId> people = new HashSet<>(source.participants());
        people.removeAll(own);
        int deepest =
                source.absorbed().stream().mapToInt(Absorption::depth).max().orElse(0);
        return new Absorption(source.id(), people, deepest + 1);
    }

    /** Where merged tickets stand, as far as the lifecycle lets this one go there. */
    private static Status resting(Context context, Facts facts) {
        Ticket source = facts.situation().ticket();
        Status resting = facts.lifecycle()
                .merged()
                .orElseThrow(() -> Refused.because(
                        Refused.Code.ILLEGAL_MOVE,
                        "Ticket " + source.id() + " cannot be merged: the lifecycle " + source.lifecycle()
                                + " has no status for merged tickets; declare one with mergedInto(code)",
                        Map.of("ticket", source.id().toString())));
        Transition way = facts.lifecycle()
                .transition(source.status().code(), resting.code())
                .orElseThrow(() -> Moving.refused(source, resting.code(), Moving.noSuchMove(source)));
        Moving.obstacles(context, facts.situation(), way).stream()
                .filter(obstacle -> !obstacle.name().equals(Guard.NOT_BY_MOVE.name()))
                .findFirst()
                .ifPresent(obstacle -> {
                    throw Moving.refused(source, resting.code(), settledFirst(obstacle));
                });
        return resting;
    }

    /** What a move could override, a merger cannot. */
    private static Obstacle settledFirst(Obstacle obstacle) {
        return obstacle.overriding().isEmpty()
                ? obstacle
                : new Obstacle(
                        obstacle.code(),
                        obstacle.name(),
                        "\"" + obstacle.name()
                                + "\" stands in the way; settle that first, for a merger overrides nothing");
    }

    /** Refuses what is asked of a ticket that goes on as another. */
    public static void requireLive(Ticket ticket) {
        ticket.merger().ifPresent(merger -> {
            throw merged(ticket.id(), merger.target());
        });
    }

    private static void requireLive(Ticket target, Ticket end) {
        if (target.merger().isPresent()) {
            throw merged(target.id(), end.id());
        }
    }

    private static Refused merged(TicketId ticket, TicketId target) {
        return Refused.because(
                Refused.Code.MERGED,
                "Ticket " + ticket + " is merged into " + target + "; ask it of that one, or unmerge it first",
                Map.of("ticket", ticket.toString(), "target", target.toString()));
    }

    private static void requireNoCycle(Ticket source, Ticket end) {
        if (end.id().equals(source.id())) {
            throw Refused.because(
                    Refused.Code.CYCLE,
                    "Ticket " + source.id() + " would be merged into itself; name another one",
                    Map.of("ticket", source.id().toString()));
        }
    }

    private static void requireRoom(Ticket target, Absorption absorption) {
        Set<RequesterId> all = new HashSet<>(target.participants());
        all.addAll(absorption.people());
        long newcomers = target.absorbed().stream()
                        .mapToLong(from -> from.people().size())
                        .sum()
                + absorption.people().size();
        if (absorption.depth() > MAX_CHAIN
                || target.absorbed().size() >= MAX_ABSORBED
                || all.size() > Joining.MAX_PARTICIPANTS
                || newcomers > MAX_NEWCOMERS) {
            throw Refused.because(
                    Refused.Code.TOO_MANY,
                    "Ticket " + target.id() + " takes no more: at most " + MAX_ABSORBED + " tickets in chains of "
                            + MAX_CHAIN + ", and " + Joining.MAX_PARTICIPANTS
                            + " people; merge into another, or link the tickets",
                    Map.of("ticket", target.id().toString()));
        }
    }
}
