package org.ticketkit.ticket;

import java.util.Optional;

/**
 * What a ticket remembers of its conversation, so that no decision has to load it.
 *
 * @param entries how many entries there are; the last one has this sequence
 * @param lastWritten the sequence of the last entry that a person wrote, which a reply must have seen (rule O4); 0 for none
 * @param lastInbound the last public entry that came from outside, to which an answer refers
 * @param lastOutbound the last public entry that went out
 */
public record Conversation(
        long entries, long lastWritten, Optional<EntryId> lastInbound, Optional<EntryId> lastOutbound) {

    /** No entry yet. */
    public static final Conversation EMPTY = new Conversation(0, 0, Optional.empty(), Optional.empty());

    /** The conversation with this entry added at its end. */
    public Conversation with(EntryId entry, Entry.Kind kind, Entry.Direction direction) {
        boolean isPublic = kind == Entry.Kind.MESSAGE;
        return new Conversation(
                entries + 1,
                kind == Entry.Kind.AUTOMATIC ? lastWritten : entries + 1,
                isPublic && direction == Entry.Direction.INBOUND ? Optional.of(entry) : lastInbound,
                isPublic && direction == Entry.Direction.OUTBOUND ? Optional.of(entry) : lastOutbound);
    }
}
