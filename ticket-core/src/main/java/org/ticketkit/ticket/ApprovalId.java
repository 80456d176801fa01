package org.ticketkit.ticket;

import java.util.UUID;

/** The identity of an {@link Approval}, a UUID version 7. */
public record ApprovalId(UUID value) {

    /** Reads the canonical text of a UUID; an {@link IllegalArgumentException} says when it is none. */
    public static ApprovalId parse(String text) {
        return new ApprovalId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
