package org.ticketkit.internal;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ticketkit.lifecycle.ClosedPolicy;
import org.ticketkit.lifecycle.ClosedPolicy.FollowUp;
import org.ticketkit.lifecycle.Lifecycle;
import org.ticketkit.lifecycle.Trigger;
import org.ticketkit.spi.AccessPolicy.Action;
import org.ticketkit.ticket.Acknowledgement;
import org.ticketkit.ticket.Actor;
import org.ticketkit.ticket.AddNote;
import org.ticketkit.ticket.CaseNumber;
import org.ticketkit.ticket.Contact;
import org.ticketkit.ticket.Content;
import org.ticketkit.ticket.Entry;
import org.ticketkit.ticket.Link;
import org.ticketkit.ticket.Participant;
import org.ticketkit.ticket.Phase;
import org.ticketkit.ticket.RecordAutomatic;
import org.ticketkit.ticket.Refused;
import org.ticketkit.ticket.Reply;
import org.ticketkit.ticket.Requester;
import org.ticketkit.ticket.RequesterId;
import org.ticketkit.ticket.Ticket;
import org.ticketkit.ticket.TicketEvent;
import org.ticketkit.ticket.TicketId;

/** Decides what a message, a note or a machine's mail makes of a ticket. */
public final class Replying {

    private Replying() {}

    /**
     * What was found out before.
     *
     * @param lifecycle the lifecycle that the ticket is pinned to
     * @param closed decides about messages to closed tickets
     * @param participants who takes part on the outside
     * @param coming the author as a closed or merged ticket that goes on as this one knows them, if the message was written to that
     * @param newcomersSubjects the subjects under which they know their case who came with a merged ticket
     * @param agentName the public name of the agent who writes
     */
    public record Facts(
            Lifecycle lifecycle,
            ClosedPolicy closed,
            List<Participant> participants,
            Optional<Participant> coming,
            Map<RequesterId, String> newcomersSubjects,
            Optional<String> agentName) {

        /** The author, if they take part on the outside. */
        public Optional<Participant> writer(Context context) {
            return Replying.writer(context, participants).or(() -> coming);
        }
    }

    /** The author, if they are among these participants. */
    public static Optional<Participant> writer(Context context, List<Participant> participants) {
        return participants.stream()
                .filter(participant ->
                        participant.id().value().equals(context.actor().id()))
                .findFirst();
    }

    /**
     * A message that was decided.
     *
     * @param change the change of the ticket that it is on now
     * @param entry the entry that it became
     */
    public record Message(Change change, Entry entry) {}

    /** Does the message come from outside? Staff and system speak for the desk. */
    public static boolean isInbound(Actor actor) {
        return actor.role() == Actor.Role.REQUESTER;
    }

    /**
     * Decides what becomes of a message to a closed ticket (rule L5); empty if the ticket is not closed, or the desk itself writes.
     */
    public static Optional<FollowUp> followUp(Context context, Ticket ticket, Facts facts) {
        if (!isInbound(context.actor()) || ticket.status().phase() != Phase.CLOSED) {
            return Optional.empty();
        }
        FollowUp decided = facts.closed().decide(ticket, context.actor(), context.now());
        if (decided == FollowUp.REFUSE) {
            throw Refused.because(
                    Refused.Code.CLOSED,
                    "Ticket " + ticket.id() + " is closed and takes no more messages; open a new one",
                    Map.of("ticket", ticket.id().toString()));
        }
        return Optional.of(decided);
    }

    /** Adds a public message to the ticket itself; who comes from a closed one that it continues takes part from here on. */
    public static Message decide(
            Context context, TicketCodec.Loaded loaded, Reply command, Optional<FollowUp> followUp, Facts facts) {
        Change change = Change.of(context, loaded.knowing(facts.participants()));
        facts.coming()
                .filter(writer -> !change.ticket().participants().contains(writer.id()))
                .ifPresent(writer -> Joining.join(
                        change,
                        writer.id(),
                        Participant.Role.WATCHER,
                        writer.contact(),
                        facts.participants().size()));
        Access.require(context, Action.REPLY, change.ticket());
        String channel = command.channel() == null ? change.ticket().channel() : command.channel();
        Entry.Direction direction = isInbound(context.actor()) ? Entry.Direction.INBOUND : Entry.Direction.OUTBOUND;
        Entry entry = change.entry(Entry.Kind.MESSAGE, direction, command.content(), channel, command.messageId(), "");
        if (direction == Entry.Direction.OUTBOUND) {
            Noticing.outgoing(change, facts, entry);
        } else {
            if (followUp.isEmpty() || followUp.get() == FollowUp.REOPEN) {
                Moving.trigger(change, facts.lifecycle(), Trigger.REQUESTER_REPLIED);
            }
            if (command.acknowledgement() != Acknowledgement.SUPPRESS) {
                author(context, facts).ifPresent(author -> Noticing.received(change, author, entry.id()));
            }
        }
        Lapsing.restart(change, facts.lifecycle());
        return new Message(change, entry);
    }

    /**
     * Opens a new ticket that refers to the closed one which the message was written to, and has the closed one point at it: written
     * under the closed one's version, so that of two messages at once only one opens a ticket.
     */
    public static Message continueClosed(
            Context context,
            TicketCodec.Loaded loaded,
            Reply command,
            Lifecycle lifecycle,
            CaseNumber number,
            Facts facts) {
        Ticket closed = loaded.ticket();
        Requester author = author(context, facts)
                .orElseGet(() -> new Requester(closed.requester(), Contact.of(closed.channel(), "unknown")));
        // what was found out about the requester is not true of another who writes
        boolean isRequester = author.id().equals(closed.requester());
        String subject = closed.newcomers().contains(author.id())
                ? facts.newcomersSubjects().getOrDefault(author.id(), "")
                : closed.subject();
        String channel = command.channel() == null ? closed.channel() : command.channel();
        Change change = Change.opening(context, new TicketId(context.ids().next(context.now())));
        change.happened(new TicketEvent.Opened(
                        number,
                        lifecycle.ref(),
                        lifecycle.initial(),
                        closed.priority(),
                        closed.queue(),
                        closed.category(),
                        closed.tags(),
                        channel,
                        closed.language(),
                        author.id(),
                        Optional.empty()))
                .text(ticket -> ticket.subject(subject).attributes(isRequester ? closed.attributes() : Map.of()))
                .participant(new Participant(author.id(), Participant.Role.REQUESTER, author.contact(), 0))
                .happened(new TicketEvent.Linked(List.of(new Link(Link.Kind.FOLLOW_UP_OF, closed.id()))));
        Opening.takeNumber(change, number);
        Entry entry = change.entry(
                Entry.Kind.MESSAGE, Entry.Direction.INBOUND, command.content(), channel, command.messageId(), "");
        if (command.acknowledgement() != Acknowledgement.SUPPRESS) {
            Noticing.followUp(change, author, closed.number(), entry.id());
        }
        Lapsing.restart(change, lifecycle);
        TicketId followUp = change.ticket().id();
        Change before = Change.of(context, loaded).happened(new TicketEvent.Continued(followUp));
        change.together(Linking.followedUp(before, followUp));
        return new Message(change, entry);
    }

    private static Optional<Requester> author(Context context, Facts facts) {
        return facts.writer(context).map(participant -> new Requester(participant.id(), participant.contact()));
    }

    /** Adds a note. */
    public static Change note(Context context, TicketCodec.Loaded loaded, AddNote command) {
        Change change = Change.of(context, loaded);
        Access.require(context, Action.NOTE, change.ticket());
        Entry unused = note(change, command.content());
        return change;
    }

    /** Adds a note to a change in the making. */
    static Entry note(Change change, Content content) {
        return change.entry(
                Entry.Kind.NOTE,
                Entry.Direction.INTERNAL,
                content,
                change.ticket().channel(),
                null,
                "");
    }

    /** Keeps what a machine sent. */
    public static Change automatic(Context context, TicketCodec.Loaded loaded, RecordAutomatic command) {
        Change change = Change.of(context, loaded);
        Access.require(context, Action.RECORD_AUTOMATIC, change.ticket());
        Entry unused = change.entry(
                Entry.Kind.AUTOMATIC,
                Entry.Direction.INBOUND,
                command.content(),
                command.channel(),
                command.messageId(),
                command.reason());
        return change;
    }
}
