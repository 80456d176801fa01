package org.ticketkit.ticket;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Move a ticket to another status, as far as its lifecycle allows (rule L3).
 *
 * @param ticket the ticket
 * @param status the code of the status to move to
 * @param reason why, a code such as {@code no-answer}, or null
 * @param until when a waiting status ends by itself, or null
 */
public record Move(
        @NotNull(message = "{ticketkit.missing}") TicketId ticket,

        @NotNull(message = "{ticketkit.missing}") @Pattern(regexp = OpenTicket.CODE, message = "{ticketkit.code}")
        String status,

        @Nullable @Pattern(regexp = OpenTicket.CODE, message = "{ticketkit.code}")
        String reason,

        @Nullable Instant until) {

    /** A move without a reason. */
    public static Move to(TicketId ticket, String status) {
        return new Move(ticket, status, null, null);
    }

    /** The same, for this reason. */
    public Move because(String code) {
        return new Move(ticket, status, code, until);
    }

    /** The same, until this instant. */
    public Move until(Instant end) {
        return new Move(ticket, status, reason, end);
    }
}
