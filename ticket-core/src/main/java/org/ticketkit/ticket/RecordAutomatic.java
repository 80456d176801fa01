package org.ticketkit.ticket;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * Keep what a machine sent about a ticket (a bounce, a vacation reply): status, clocks and owner stay as they are (rule M9).
 *
 * @param ticket the ticket
 * @param content what was sent
 * @param channel the channel that it came by
 * @param messageId the id of the message on its channel, or null
 * @param reason what it is, a code such as {@code bounce} or {@code auto-reply}
 */
public record RecordAutomatic(
        @NotNull(message = "{ticketkit.missing}") TicketId ticket,
        @NotNull(message = "{ticketkit.missing}") @Valid Content content,

        @NotNull(message = "{ticketkit.missing}") @Pattern(regexp = OpenTicket.CODE, message = "{ticketkit.code}")
        String channel,

        @Nullable @Size(max = 998, message = "{ticketkit.long}")
        String messageId,

        @NotBlank(message = "{ticketkit.missing}") @Pattern(regexp = OpenTicket.CODE, message = "{ticketkit.code}")
        String reason)
        implements TicketCommand {

    /** What came by this channel, for this reason, a code. */
    public static RecordAutomatic on(TicketId ticket, Content content, String channel, String reason) {
        return new RecordAutomatic(ticket, content, channel, null, reason);
    }

    /** The same, known on its channel by this id. */
    public RecordAutomatic withMessageId(@Nullable String id) {
        return new RecordAutomatic(ticket, content, channel, id, reason);
    }

    @Override
    public <T> T match(Cases<T> cases) {
        return cases.recordAutomatic(this);
    }
}
