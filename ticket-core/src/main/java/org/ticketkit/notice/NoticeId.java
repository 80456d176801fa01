package org.ticketkit.notice;

import java.util.UUID;

/** The identity of a notice, a UUID version 7. */
public record NoticeId(UUID value) {

    /** Reads the canonical text of a UUID; an {@link IllegalArgumentException} says when it is none. */
    public static NoticeId parse(String text) {
        return new NoticeId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
