package org.ticketkit.notice;

/**
 * What a template says to one reader.
 *
 * @param subject one line, at most {@value #MAX_SUBJECT} characters, without control characters
 * @param text the plain text; lines end in LF
 */
public record Words(String subject, String text) {

    /** The longest subject, in characters: a line of RFC 5322 without its line end. */
    public static final int MAX_SUBJECT = 998;

    /** Checks that the subject is one line that is not too long. */
    public Words {
        if (subject.length() > MAX_SUBJECT || !subject.equals(Lines.fold(subject))) {
            throw new IllegalArgumentException(
                    "a subject is one line of at most " + MAX_SUBJECT + " characters, without control characters");
        }
    }
}
