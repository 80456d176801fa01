package org.ticketkit.ticket;

import jakarta.validation.constraints.NotNull;

/**
 * Let somebody act for the owner no longer (rule O1).
 *
 * @param ticket the ticket
 * @param delegate who acted for the owner
 */
public record EndDelegation(
        @NotNull(message = "{ticketkit.missing}") TicketId ticket,
        @NotNull(message = "{ticketkit.missing}") AgentId delegate)
        implements OwnershipCommand {

    /** The end of this agent's acting for the owner of the ticket. */
    public static EndDelegation of(TicketId ticket, AgentId delegate) {
        return new EndDelegation(ticket, delegate);
    }

    @Override
    public <T> T match(Cases<T> cases) {
        return cases.endDelegation(this);
    }
}
