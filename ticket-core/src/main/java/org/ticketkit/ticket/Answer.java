package org.ticketkit.ticket;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;

/**
 * Answer a question that a colleague was asked on a ticket (rule O1).
 *
 * @param ticket the ticket
 * @param question the note that asks
 * @param content the answer, which becomes a note
 */
public record Answer(
        @NotNull(message = "{ticketkit.missing}") TicketId ticket,
        @NotNull(message = "{ticketkit.missing}") EntryId question,
        @NotNull(message = "{ticketkit.missing}") @Valid Content content)
        implements OwnershipCommand {

    /** An answer of plain text to this question. */
    public static Answer to(TicketId ticket, EntryId question, String text) {
        return new Answer(ticket, question, Content.of(text));
    }

    @Override
    public <T> T match(Cases<T> cases) {
        return cases.answer(this);
    }
}
