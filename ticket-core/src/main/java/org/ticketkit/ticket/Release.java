package org.ticketkit.ticket;

import jakarta.validation.constraints.NotNull;

/**
 * Give back the assignee's role before its time is over (rule O3).
 *
 * @param ticket the ticket
 */
public record Release(
        @NotNull(message = "{ticketkit.missing}") TicketId ticket) implements OwnershipCommand {

    /** The release of this ticket. */
    public static Release of(TicketId ticket) {
        return new Release(ticket);
    }

    @Override
    public <T> T match(Cases<T> cases) {
        return cases.release(this);
    }
}
