package org.ticketkit.ticket;

import jakarta.validation.constraints.NotNull;

/**
 * Become the owner of a ticket that was offered to one (rule O2).
 *
 * @param ticket the ticket
 */
public record AcceptHandOver(
        @NotNull(message = "{ticketkit.missing}") TicketId ticket) implements OwnershipCommand {

    /** The acceptance of this ticket. */
    public static AcceptHandOver of(TicketId ticket) {
        return new AcceptHandOver(ticket);
    }

    @Override
    public <T> T match(Cases<T> cases) {
        return cases.acceptHandOver(this);
    }
}
