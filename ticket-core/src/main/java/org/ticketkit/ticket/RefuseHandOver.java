package org.ticketkit.ticket;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;

/**
 * Say no to a ticket that was offered to one (rule O2).
 *
 * @param ticket the ticket
 * @param reason why, a code such as {@code no-time}
 */
public record RefuseHandOver(
        @NotNull(message = "{ticketkit.missing}") TicketId ticket,

        @NotNull(message = "{ticketkit.missing}") @Pattern(regexp = OpenTicket.CODE, message = "{ticketkit.code}")
        String reason)
        implements OwnershipCommand {

    /** A refusal of this ticket, for this reason, a code. */
    public static RefuseHandOver of(TicketId ticket, String reason) {
        return new RefuseHandOver(ticket, reason);
    }

    @Override
    public <T> T match(Cases<T> cases) {
        return cases.refuseHandOver(this);
    }
}
