package org.ticketkit.ticket;

import jakarta.validation.constraints.NotNull;

/**
 * Give a ticket that has no owner yet an owner (rule O1); an owner that is there stays until a hand-over is accepted (rule O2).
 *
 * @param ticket the ticket
 * @param owner who is accountable from now on
 */
public record Assign(
        @NotNull(message = "{ticketkit.missing}") TicketId ticket,
        @NotNull(message = "{ticketkit.missing}") AgentId owner)
        implements TicketCommand {

    /** The ticket to this owner. */
    public static Assign to(TicketId ticket, AgentId owner) {
        return new Assign(ticket, owner);
    }

    @Override
    public <T> T match(Cases<T> cases) {
        return cases.assign(this);
    }
}
