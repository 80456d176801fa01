package org.ticketkit.ticket;

import jakarta.validation.constraints.NotNull;

/**
 * Let a ticket go on as another (rule L7): both are kept, and whatever is written to the one from now on goes to the other.
 *
 * @param ticket the ticket that is merged
 * @param target the ticket on which it goes on, which is not merged itself
 */
public record Merge(
        @NotNull(message = "{ticketkit.missing}") TicketId ticket,
        @NotNull(message = "{ticketkit.missing}") TicketId target)
        implements TicketCommand {

    /** A merger of the first ticket into the second. */
    public static Merge of(TicketId ticket, TicketId target) {
        return new Merge(ticket, target);
    }

    @Override
    public <T> T match(Cases<T> cases) {
        return cases.merge(this);
    }
}
