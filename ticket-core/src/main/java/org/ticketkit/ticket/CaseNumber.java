package org.ticketkit.ticket;

/**
 * A case number as it is written, in its one canonical form: what people say on the phone (rule N1).
 *
 * <p>It only promises that its characters are ones a number may have. Whether it fits a format and carries the right check
 * characters is known to the format that wrote it, in {@code org.ticketkit.number}.
 *
 * @param value 1 to {@value #MAX_LENGTH} characters, each one of {@code A-Z 0-9 - / .}
 */
public record CaseNumber(String value) {

    /** The longest number, in characters. */
    public static final int MAX_LENGTH = 64;

    /**
     * Checks the length and the characters.
     *
     * @throws IllegalArgumentException if the value is empty or too long, or has a character that no number has
     */
    public CaseNumber {
        int length = value.length();
        if (length == 0 || length > MAX_LENGTH) {
            throw new IllegalArgumentException("a case number has 1 to " + MAX_LENGTH + " characters, not " + length);
        }
        for (int i = 0; i < length; i++) {
            if (!isAllowed(value.charAt(i))) {
                throw new IllegalArgumentException(
                        "case number '" + value + "' has a character at position " + i
                                + " that is none of A-Z, 0-9, '-', '/' and '.'; let a CaseNumberFormat read what a person typed");
            }
        }
    }

    /**
     * Returns the number with this canonical text.
     *
     * @throws IllegalArgumentException if the value is empty or too long, or has a character that no number has
     */
    public static CaseNumber of(String value) {
        return new CaseNumber(value);
    }

    private static boolean isAllowed(char c) {
        return (c >= 'A' && c <= 'Z') || (c >= '-' && c <= '9');
    }

    /** Returns the canonical text. */
    @Override
    public String toString() {
        return value;
    }
}
