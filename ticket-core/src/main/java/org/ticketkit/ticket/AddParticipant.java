package org.ticketkit.ticket;

import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;

/**
 * Let one more person on the outside take part in a ticket.
 *
 * @param ticket the ticket
 * @param contact how the person is reached
 * @param role what the person is to the ticket
 * @param requesterId the host's key of the person, or null to have one made
 */
public record AddParticipant(
        @NotNull(message = "{ticketkit.missing}") TicketId ticket,
        @NotNull(message = "{ticketkit.missing}") Contact contact,
        @NotNull(message = "{ticketkit.missing}") Participant.Role role,
        @Nullable RequesterId requesterId)
        implements TicketCommand {

    /** A person whom the directory knows, or for whom a key is made. */
    public static AddParticipant to(TicketId ticket, Contact contact, Participant.Role role) {
        return new AddParticipant(ticket, contact, role, null);
    }

    /** The same, as the person with this key. */
    public AddParticipant as(RequesterId id) {
        return new AddParticipant(ticket, contact, role, id);
    }

    @Override
    public <T> T match(Cases<T> cases) {
        return cases.addParticipant(this);
    }
}
