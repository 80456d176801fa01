package org.ticketkit.ticket;

import jakarta.validation.constraints.NotNull;

/**
 * Let somebody of the staff watch a ticket no longer (rule O1).
 *
 * @param ticket the ticket
 * @param watcher who watched it
 */
public record Unwatch(
        @NotNull(message = "{ticketkit.missing}") TicketId ticket,
        @NotNull(message = "{ticketkit.missing}") AgentId watcher)
        implements OwnershipCommand {

    /** This agent watches the ticket no longer. */
    public static Unwatch by(TicketId ticket, AgentId watcher) {
        return new Unwatch(ticket, watcher);
    }

    @Override
    public <T> T match(Cases<T> cases) {
        return cases.unwatch(this);
    }
}
