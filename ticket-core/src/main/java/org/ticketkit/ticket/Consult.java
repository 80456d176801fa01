package org.ticketkit.ticket;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;

/**
 * Ask a colleague for help on a ticket without handing it over (rule O1).
 *
 * @param ticket the ticket
 * @param colleague who is asked
 * @param content the question, which becomes a note
 * @param due by when an answer is wanted
 */
public record Consult(
        @NotNull(message = "{ticketkit.missing}") TicketId ticket,
        @NotNull(message = "{ticketkit.missing}") AgentId colleague,
        @NotNull(message = "{ticketkit.missing}") @Valid Content content,
        @NotNull(message = "{ticketkit.missing}") Instant due)
        implements OwnershipCommand {

    /** A question of plain text to this colleague, to be answered by this instant. */
    public static Consult with(TicketId ticket, AgentId colleague, String question, Instant due) {
        return new Consult(ticket, colleague, Content.of(question), due);
    }

    @Override
    public <T> T match(Cases<T> cases) {
        return cases.consult(this);
    }
}
