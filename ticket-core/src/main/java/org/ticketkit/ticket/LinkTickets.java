package org.ticketkit.ticket;

import jakarta.validation.constraints.NotNull;

/**
 * Link a ticket to another (rule L8); both sides know of it.
 *
 * @param ticket the ticket of which it is said
 * @param kind what is said
 * @param target the other ticket
 */
public record LinkTickets(
        @NotNull(message = "{ticketkit.missing}") TicketId ticket,
        @NotNull(message = "{ticketkit.missing}") Link.Kind kind,
        @NotNull(message = "{ticketkit.missing}") TicketId target)
        implements TicketCommand {

    /** A link that says this of the first ticket and the second. */
    public static LinkTickets of(TicketId ticket, Link.Kind kind, TicketId target) {
        return new LinkTickets(ticket, kind, target);
    }

    @Override
    public <T> T match(Cases<T> cases) {
        return cases.linkTickets(this);
    }
}
