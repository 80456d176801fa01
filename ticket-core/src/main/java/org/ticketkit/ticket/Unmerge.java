package org.ticketkit.ticket;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Undo a merger (rule L7): the ticket stands again where it stood, with its timers, and its people leave the other one.
 *
 * @param ticket the merged ticket
 * @param reason why it is undone although that is ambiguous, a code such as {@code wrong-customer}; null to be refused then
 */
public record Unmerge(
        @NotNull(message = "{ticketkit.missing}") TicketId ticket,

        @Nullable @Pattern(regexp = OpenTicket.CODE, message = "{ticketkit.code}")
        String reason)
        implements TicketCommand {

    /** An end of the merger of this ticket, as far as nothing makes it ambiguous. */
    public static Unmerge of(TicketId ticket) {
        return new Unmerge(ticket, null);
    }

    /** The same whatever makes it ambiguous, for this reason, which is recorded. */
    public Unmerge regardless(String code) {
        return new Unmerge(ticket, code);
    }

    @Override
    public <T> T match(Cases<T> cases) {
        return cases.unmerge(this);
    }
}
