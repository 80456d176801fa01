package org.ticketkit.ticket;

import java.util.UUID;

/** The identity of an entry of a conversation, a UUID version 7. */
public record EntryId(UUID value) implements Comparable<EntryId> {

    /** Reads the canonical text of a UUID; an {@link IllegalArgumentException} says when it is none. */
    public static EntryId parse(String text) {
        return new EntryId(UUID.fromString(text));
    }

    @Override
    public int compareTo(EntryId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
