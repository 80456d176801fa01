package org.ticketkit.ticket;

/**
 * A range of characters in a text, as {@link String#substring(int, int)} counts.
 *
 * @param start the first character, from 0
 * @param end one past the last character
 */
public record Span(int start, int end) {

    /** Checks that the range is not reversed. */
    public Span {
        if (start < 0 || end < start) {
            throw new IllegalArgumentException("span from " + start + " to " + end + " is no range");
        }
    }

    /** The part of {@code text} that this range names, cut to the text. */
    public String of(String text) {
        return text.substring(Math.min(start, text.length()), Math.min(end, text.length()));
    }
}
