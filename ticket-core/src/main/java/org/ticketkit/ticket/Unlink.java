package org.ticketkit.ticket;

import jakarta.validation.constraints.NotNull;

/**
 * Take back what was said of a ticket and another (rule L8).
 *
 * @param ticket the ticket of which it is said
 * @param kind what is said
 * @param target the other ticket
 */
public record Unlink(
        @NotNull(message = "{ticketkit.missing}") TicketId ticket,
        @NotNull(message = "{ticketkit.missing}") Link.Kind kind,
        @NotNull(message = "{ticketkit.missing}") TicketId target)
        implements TicketCommand {

    /** An end of the link that says this. */
    public static Unlink of(TicketId ticket, Link.Kind kind, TicketId target) {
        return new Unlink(ticket, kind, target);
    }

    @Override
    public <T> T match(Cases<T> cases) {
        return cases.unlink(this);
    }
}
