package org.ticketkit.ticket;

import java.util.Optional;

/**
 * What a ticket remembers of its conversation, so that no decision has to load it.
 *
 * <p>Entries and changes of the owner share one sequence, from 1 without gaps (rule O4).
 *
 * @param entries how many entries there are
 * @param sequence the sequence of the last entry or change of the owner: whoever is shown all up to here has seen it
 * @param lastWritten the sequence of the last entry that a person wrote, which a reply must have seen (rule O4); 0 for none
 * @param lastOwner the sequence of the last change of the owner, which a reply must have seen too; 0 for none
 * @param lastInbound the last public entry that came from outside, to which an answer refers
 * @param lastOutbound the last public entry that went out
 */
public record Conversation(
        long entries,
        long sequence,
        long lastWritten,
        long lastOwner,
        Optional<EntryId> lastInbound,
        Optional<EntryId> lastOutbound) {

    /** No entry yet. */
    public static final Conversation EMPTY = new Conversation(0, 0, 0, 0, Optional.empty(), Optional.empty());

    /** The conversation with this entry added at its end. */
    public Conversation with(EntryId entry, Entry.Kind kind, Entry.Direction direction) {
        boolean isPublic = kind == Entry.Kind.MESSAGE;
        return new Conversation(
                entries + 1,
                sequence + 1,
                kind == Entry.Kind.AUTOMATIC ? lastWritten : sequence + 1,
                lastOwner,
                isPublic && direction == Entry.Direction.INBOUND ? Optional.of(entry) : lastInbound,
                isPublic && direction == Entry.Direction.OUTBOUND ? Optional.of(entry) : lastOutbound);
    }

    /** The conversation after somebody became the owner. */
    public Conversation withOwner() {
        return new Conversation(entries, sequence + 1, lastWritten, sequence + 1, lastInbound, lastOutbound);
    }

    /** Has somebody who was shown all up to this sequence seen what a reply must have seen? */
    public boolean isSeenUpTo(long shown) {
        return lastWritten <= shown && lastOwner <= shown;
    }
}
