package org.ticketkit.internal;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.ticketkit.lifecycle.Lifecycle;
import org.ticketkit.spi.AccessPolicy.Action;
import org.ticketkit.ticket.CaseNumber;
import org.ticketkit.ticket.Entry;
import org.ticketkit.ticket.EntryId;
import org.ticketkit.ticket.Link;
import org.ticketkit.ticket.Participant;
import org.ticketkit.ticket.Refused;
import org.ticketkit.ticket.Requester;
import org.ticketkit.ticket.RequesterId;
import org.ticketkit.ticket.Split;
import org.ticketkit.ticket.Ticket;
import org.ticketkit.ticket.TicketEvent;
import org.ticketkit.ticket.TicketId;

/** Decides how a ticket of its own is made out of entries of another (rule L7). */
public final class Splitting {

    private Splitting() {}

    /**
     * What was found out before.
     *
     * @param lifecycle the lifecycle that the new ticket is pinned to
     * @param number the number that was drawn for it
     * @param participants who takes part in the other one
     * @param entries what was found of the entries, in the order that they have
     */
    public record Facts(Lifecycle lifecycle, CaseNumber number, List<Participant> participants, List<Entry> entries) {}

    /** The new ticket, and the other one, which knows of it. */
    public static Change decide(Context context, TicketCodec.Loaded loaded, Split command, Facts facts) {
        Ticket source = loaded.ticket();
        Access.require(context, Action.SPLIT, source);
        requireEntries(source, command, facts.entries());
        Participant asking = asking(source, command, facts.participants());
        facts.entries().forEach(entry -> requireSeen(source, asking, entry));
        Change change = opened(context, source, asking, command, facts);
        List<Entry> copies = facts.entries().stream().map(change::copy).toList();
        Opening.takeNumber(change, facts.number());
        Lapsing.restart(change, facts.lifecycle());
        Noticing.receipt(
                change,
                new Requester(asking.id(), asking.contact()),
                command.acknowledgement(),
                copies.get(0).id());
        TicketId target = change.ticket().id();
        Change there = Change.of(context, loaded).happened(new TicketEvent.SplitOff(target, ids(facts)));
        return change.together(Linking.linkedFrom(there, target, change.ticket().links()));
    }

    private static Change opened(Context context, Ticket source, Participant asking, Split command, Facts facts) {
        Change change = Change.opening(context, new TicketId(context.ids().next(context.now())));
        boolean isSame = asking.id().equals(source.requester());
        return change.happened(new TicketEvent.Opened(
                        facts.number(),
                        facts.lifecycle().ref(),
                        facts.lifecycle().initial(),
                        source.priority(),
                        Objects.requireNonNullElse(command.queue(), source.queue()),
                        source.category(),
                        source.tags(),
                        asking.contact().channel(),
                        asking.contact().language(),
                        asking.id(),
                        Optional.empty()))
                .text(ticket -> ticket.subject(command.subject()).attributes(isSame ? source.attributes() : Map.of()))
                .participant(new Participant(asking.id(), Participant.Role.REQUESTER, asking.contact(), 0))
                .happened(new TicketEvent.SplitFrom(source.id(), ids(facts)))
                .happened(new TicketEvent.Linked(List.of(new Link(Link.Kind.RELATES_TO, source.id()))));
    }

    private static List<EntryId> ids(Facts facts) {
        return facts.entries().stream().map(Entry::id).toList();
    }

    private static void requireEntries(Ticket source, Split command, List<Entry> entries) {
        for (EntryId id : command.entries()) {
            boolean isThere = entries.stream()
                    .anyMatch(entry -> entry.id().equals(id) && entry.ticket().equals(source.id()));
            if (!isThere) {
                throw refused(
                        Refused.Code.UNKNOWN_ENTRY,
                        "Ticket " + source.id() + " has no entry " + id + "; name entries of this one",
                        source,
                        id.toString());
            }
        }
    }

    private static Participant asking(Ticket source, Split command, List<Participant> participants) {
        RequesterId wanted = Objects.requireNonNullElse(command.requester(), source.requester());
        return participants.stream()
                .filter(participant -> participant.id().equals(wanted))
                .findFirst()
                .orElseThrow(() -> refused(
                        Refused.Code.NOT_A_PARTICIPANT,
                        "Nobody of the key " + wanted + " takes part in ticket " + source.id()
                                + "; name one who does, or add them first",
                        source,
                        wanted.value()));
    }

    /** Whoever asks about the new ticket sees all of its messages, and so must have been allowed to see them before (rule M8). */
    private static void requireSeen(Ticket source, Participant asking, Entry entry) {
        boolean isHidden =
                entry.isPublic() && !asking.id().equals(source.requester()) && entry.sequence() <= asking.since();
        if (isHidden) {
            throw refused(
                    Refused.Code.HIDDEN_ENTRY,
                    "Whoever is to ask joined ticket " + source.id() + " after entry " + entry.id()
                            + " and is not to see it; leave it out, or name another requester",
                    source,
                    entry.id().toString());
        }
    }

    private static Refused refused(Refused.Code code, String message, Ticket ticket, String what) {
        return Refused.because(code, message, Map.of("ticket", ticket.id().toString(), "concerns", what));
    }
}
