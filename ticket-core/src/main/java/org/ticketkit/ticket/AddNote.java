package org.ticketkit.ticket;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;

/**
 * Add an internal note, which no requester ever sees.
 *
 * @param ticket the ticket
 * @param content what was written
 */
public record AddNote(
        @NotNull(message = "{ticketkit.missing}") TicketId ticket,
        @NotNull(message = "{ticketkit.missing}") @Valid Content content)
        implements TicketCommand {

    /** A note of plain text. */
    public static AddNote to(TicketId ticket, String text) {
        return to(ticket, Content.of(text));
    }

    /** A note with this content. */
    public static AddNote to(TicketId ticket, Content content) {
        return new AddNote(ticket, content);
    }

    @Override
    public <T> T match(Cases<T> cases) {
        return cases.addNote(this);
    }
}
