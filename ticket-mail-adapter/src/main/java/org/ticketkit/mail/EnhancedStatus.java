package org.ticketkit.mail;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An enhanced mail status code of RFC 3463, for example {@code 5.1.1}.
 *
 * @param category 2 success, 4 for now, 5 for good
 * @param subject what it is about, 0 to 999
 * @param detail the detail, 0 to 999
 */
public record EnhancedStatus(int category, int subject, int detail) {

    private static final Pattern FORM = Pattern.compile("([245])\\.(\\d{1,3})\\.(\\d{1,3})");

    /**
     * Checks the ranges.
     *
     * @throws IllegalArgumentException if the category is not 2, 4 or 5 or a number is outside 0 to 999
     */
    public EnhancedStatus {
        if ((category != 2 && category != 4 && category != 5)
                || subject < 0
                || subject > 999
                || detail < 0
                || detail > 999) {
            throw new IllegalArgumentException("no enhanced status: " + category + "." + subject + "." + detail);
        }
    }

    /** Reads a code that makes up the text, or begins it before a blank; empty if there is none. */
    public static Optional<EnhancedStatus> parse(String text) {
        String first = text.strip();
        Matcher matcher = FORM.matcher(first);
        if (!matcher.lookingAt() || (matcher.end() < first.length() && isCodeCharacter(first.charAt(matcher.end())))) {
            return Optional.empty();
        }
        return Optional.of(new EnhancedStatus(
                Integer.parseInt(matcher.group(1)),
                Integer.parseInt(matcher.group(2)),
                Integer.parseInt(matcher.group(3))));
    }

    /** Says whether sending again is pointless: category 5. */
    public boolean isPermanent() {
        return category == 5;
    }

    /** As in a report, for example {@code 5.1.1}. */
    @Override
    public String toString() {
        return category + "." + subject + "." + detail;
    }

    private static boolean isCodeCharacter(char c) {
        return Character.isDigit(c) || c == '.';
    }
}
