package org.ticketkit.ticket;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One entry of a ticket's conversation: a public message, an internal note, or mail that a machine sent.
 *
 * @param id the identity
 * @param ticket the ticket that it belongs to
 * @param sequence its place in the conversation, in which changes of the owner have places too ({@link Conversation#sequence}), from 1
 *     on; 0 to who may not see the ticket from inside
 * @param kind who may see it
 * @param direction which way it went
 * @param author who wrote it; to who may not see the ticket from inside, one part of the system for all who write for the desk
 * @param channel the channel that it came or goes by
 * @param text the full text, nothing ever cut away (rule M12)
 * @param html the cleaned HTML form, if the sender gave one (rule M5)
 * @param newPart the part of {@code text} that is not quoted from before; the whole if nothing was recognised
 * @param attachments the files that hang on it
 * @param messageId the id of the message on its channel, for mail the Message-ID with its angle brackets
 * @param at when it was accepted
 */
public record Entry(
        EntryId id,
        TicketId ticket,
        long sequence,
        Kind kind,
        Direction direction,
        Actor author,
        String channel,
        String text,
        Optional<String> html,
        Span newPart,
        List<Attachment> attachments,
        Optional<String> messageId,
        Instant at) {

    /** Who may see an entry; may grow. */
    public enum Kind {
        /** Public: the requester and the staff. */
        MESSAGE,
        /** Internal: the staff alone. */
        NOTE,
        /** Sent by a machine: internal, and neither status nor clocks nor owner follow from it (rule M9). */
        AUTOMATIC
    }

    /** Which way an entry went; closed for good. */
    public enum Direction {
        /** From the outside to the desk. */
        INBOUND,
        /** From the desk to the outside. */
        OUTBOUND,
        /** Inside the desk. */
        INTERNAL
    }

    /** Copies the list. */
    public Entry {
        attachments = List.copyOf(attachments);
    }

    /** May a requester see it? */
    public boolean isPublic() {
        return kind == Kind.MESSAGE;
    }

    /** The text without what was quoted from before. */
    public String newText() {
        return newPart.of(text);
    }
}
