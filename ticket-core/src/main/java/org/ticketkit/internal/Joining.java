package org.ticketkit.internal;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ticketkit.spi.AccessPolicy.Action;
import org.ticketkit.ticket.AddParticipant;
import org.ticketkit.ticket.Contact;
import org.ticketkit.ticket.Participant;
import org.ticketkit.ticket.Refused;
import org.ticketkit.ticket.RequesterId;
import org.ticketkit.ticket.Ticket;
import org.ticketkit.ticket.TicketEvent;

/** Decides who takes part in a ticket on the outside. */
public final class Joining {

    /** How many people can take part in a ticket on the outside. */
    public static final int MAX_PARTICIPANTS = 500;

    private Joining() {}

    /**
     * A participant, and what it takes to have them.
     *
     * @param change the change; nothing happened if the person takes part already
     * @param participant the participant
     */
    public record Joined(Change change, Participant participant) {}

    /** Lets one more person take part, from the next entry on (rule M8). */
    public static Joined decide(
            Context context,
            TicketCodec.Loaded loaded,
            AddParticipant command,
            RequesterId id,
            List<Participant> present) {
        Change change = Change.of(context, loaded);
        Access.require(context, Action.ADD_PARTICIPANT, change.ticket());
        Optional<Participant> known = present.stream()
                .filter(participant -> isSame(participant, id, command.contact()))
                .findFirst();
        if (known.isPresent()) {
            return new Joined(change, known.get());
        }
        return new Joined(change, join(change, id, command.role(), command.contact(), present.size()));
    }

    /** Adds a person who does not take part yet to the {@code present} ones. */
    static Participant join(Change change, RequesterId id, Participant.Role role, Contact contact, int present) {
        Ticket ticket = change.ticket();
        if (present >= MAX_PARTICIPANTS) {
            throw Refused.because(
                    Refused.Code.TOO_MANY,
                    "Ticket " + ticket.id() + " has " + present
                            + " participants already; open a ticket of its own for more people",
                    Map.of("ticket", ticket.id().toString()));
        }
        Participant participant =
                new Participant(id, role, contact, ticket.conversation().sequence());
        change.happened(new TicketEvent.ParticipantAdded(id, role)).participant(participant);
        return participant;
    }

    private static boolean isSame(Participant participant, RequesterId id, Contact contact) {
        return participant.id().equals(id)
                || (participant.contact().channel().equals(contact.channel())
                        && participant.contact().address().equals(contact.address()));
    }
}
