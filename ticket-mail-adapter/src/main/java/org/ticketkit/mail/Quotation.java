package org.ticketkit.mail;

/**
 * Which part of a text is new, as a range of it (rule M12).
 *
 * @param start index of the first new character
 * @param end index after the last new character
 * @param sign what showed the border, for example {@code language:de} or {@code none}
 */
public record Quotation(int start, int end, String sign) {

    /**
     * Checks that the range is one.
     *
     * @throws IllegalArgumentException if start is negative or beyond the end
     */
    public Quotation {
        if (start < 0 || end < start) {
            throw new IllegalArgumentException("no range: " + start + " to " + end);
        }
    }

    /** The new part of the text that the range was found in. */
    public String newPart(String fullText) {
        return fullText.substring(start, Math.min(end, fullText.length()));
    }
}
