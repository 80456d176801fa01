package org.ticketkit.ticket;

import jakarta.validation.constraints.NotNull;

/**
 * Take the assignee's role for a while: of several agents at once exactly one gets it (rule O3).
 *
 * @param ticket the ticket
 */
public record Claim(
        @NotNull(message = "{ticketkit.missing}") TicketId ticket) implements TicketCommand {

    /** A claim of this ticket. */
    public static Claim of(TicketId ticket) {
        return new Claim(ticket);
    }

    @Override
    public <T> T match(Cases<T> cases) {
        return cases.claim(this);
    }
}
