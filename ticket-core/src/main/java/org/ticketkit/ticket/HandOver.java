package org.ticketkit.ticket;

import jakarta.validation.constraints.NotNull;

/**
 * Offer a ticket to somebody, who becomes its owner by accepting (rule O2); until then the owner stays who it is.
 *
 * @param ticket the ticket
 * @param to who is asked to become the owner
 */
public record HandOver(
        @NotNull(message = "{ticketkit.missing}") TicketId ticket,
        @NotNull(message = "{ticketkit.missing}") AgentId to) implements OwnershipCommand {

    /** An offer of this ticket to this agent. */
    public static HandOver of(TicketId ticket, AgentId to) {
        return new HandOver(ticket, to);
    }

    @Override
    public <T> T match(Cases<T> cases) {
        return cases.handOver(this);
    }
}
