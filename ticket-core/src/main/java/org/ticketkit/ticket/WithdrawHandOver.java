package org.ticketkit.ticket;

import jakarta.validation.constraints.NotNull;

/**
 * Take back an offer that nobody has answered yet (rule O2).
 *
 * @param ticket the ticket
 */
public record WithdrawHandOver(
        @NotNull(message = "{ticketkit.missing}") TicketId ticket) implements OwnershipCommand {

    /** The withdrawal of the offer of this ticket. */
    public static WithdrawHandOver of(TicketId ticket) {
        return new WithdrawHandOver(ticket);
    }

    @Override
    public <T> T match(Cases<T> cases) {
        return cases.withdrawHandOver(this);
    }
}
