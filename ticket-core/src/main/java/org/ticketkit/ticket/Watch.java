package org.ticketkit.ticket;

import jakarta.validation.constraints.NotNull;

/**
 * Let somebody of the staff watch a ticket (rule O1).
 *
 * @param ticket the ticket
 * @param watcher who wants to know
 */
public record Watch(
        @NotNull(message = "{ticketkit.missing}") TicketId ticket,
        @NotNull(message = "{ticketkit.missing}") AgentId watcher)
        implements OwnershipCommand {

    /** This agent watches the ticket. */
    public static Watch by(TicketId ticket, AgentId watcher) {
        return new Watch(ticket, watcher);
    }

    @Override
    public <T> T match(Cases<T> cases) {
        return cases.watch(this);
    }
}
