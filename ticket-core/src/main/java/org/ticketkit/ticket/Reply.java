package org.ticketkit.ticket;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Add a public message: an agent's goes out to the requester, a requester's comes in and may reopen (rule L5).
 *
 * @param ticket the ticket
 * @param content what was written
 * @param channel the channel that it came by, or null for the ticket's own
 * @param messageId the id of the message on its channel, or null
 * @param seen the conversation's sequence that the author saw, or null; if a message, a note or a change of owner came in between, the
 *     reply is refused with what was not seen (rule O4)
 * @param acknowledgement is a requester who wrote told at once that it was accepted?
 */
public record Reply(
        @NotNull(message = "{ticketkit.missing}") TicketId ticket,
        @NotNull(message = "{ticketkit.missing}") @Valid Content content,

        @Nullable @Pattern(regexp = OpenTicket.CODE, message = "{ticketkit.code}")
        String channel,

        @Nullable @Size(max = 998, message = "{ticketkit.long}")
        String messageId,

        @Nullable Long seen,
        @NotNull(message = "{ticketkit.missing}") Acknowledgement acknowledgement)
        implements TicketCommand {

    /** A reply of plain text. */
    public static Reply to(TicketId ticket, String text) {
        return to(ticket, Content.of(text));
    }

    /** A reply with this content. */
    public static Reply to(TicketId ticket, Content content) {
        return new Reply(ticket, content, null, null, null, Acknowledgement.SEND);
    }

    /** The same, by this channel. */
    public Reply by(String newChannel) {
        return new Reply(ticket, content, newChannel, messageId, seen, acknowledgement);
    }

    /** The same, known on its channel by this id. */
    public Reply withMessageId(@Nullable String id) {
        return new Reply(ticket, content, channel, id, seen, acknowledgement);
    }

    /**
     * The same, written by somebody who saw the conversation up to this sequence, the {@link Conversation#sequence} of the ticket as it was
     * read before its entries (rule O4). The sequence of the last entry does not do if the owner changed after it. It binds only who may
     * see the ticket from inside: others are shown no sequences.
     */
    public Reply havingSeen(long sequence) {
        return new Reply(ticket, content, channel, messageId, sequence, acknowledgement);
    }

    /** The same; is its author told at once that it was accepted? {@link Acknowledgement#SEND} by default. */
    public Reply acknowledged(Acknowledgement choice) {
        return new Reply(ticket, content, channel, messageId, seen, choice);
    }

    /** What the author saw, if it was said. */
    public OptionalLong seenSequence() {
        return seen == null ? OptionalLong.empty() : OptionalLong.of(seen);
    }

    @Override
    public <T> T match(Cases<T> cases) {
        return cases.reply(this);
    }
}
