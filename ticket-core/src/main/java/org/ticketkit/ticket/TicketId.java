package org.ticketkit.ticket;

import java.util.UUID;

/** The identity of a ticket, a UUID version 7 made by the caller's side; people are told the {@link CaseNumber} instead. */
public record TicketId(UUID value) implements Comparable<TicketId> {

    /** Reads the canonical text of a UUID; an {@link IllegalArgumentException} says when it is none. */
    public static TicketId parse(String text) {
        return new TicketId(UUID.fromString(text));
    }

    @Override
    public int compareTo(TicketId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
