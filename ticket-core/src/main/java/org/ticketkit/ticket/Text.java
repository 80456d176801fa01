package org.ticketkit.ticket;

/** Checks that the values of this package share; each failure names the thing and the limit. */
final class Text {

    private Text() {}

    /** Returns {@code value} if it has 1 to {@code max} characters, none of them a control character. */
    static String line(String what, String value, int max) {
        return optionalLine(what, present(what, value), max);
    }

    /** Like {@link #line}, but empty is allowed. */
    static String optionalLine(String what, String value, int max) {
        bounded(what, value, max);
        for (int i = 0; i < value.length(); i++) {
            if (Character.isISOControl(value.charAt(i))) {
                throw new IllegalArgumentException(
                        what + " has a control character at position " + i + "; use a single line of text");
            }
        }
        return value;
    }

    /** Returns {@code value} if it is a code: 1 to {@code max} letters, digits, dots, underscores, colons or hyphens. */
    static String code(String what, String value, int max) {
        bounded(what, present(what, value), max);
        for (int i = 0; i < value.length(); i++) {
            if (!isCodeChar(value.charAt(i))) {
                throw new IllegalArgumentException(
                        what + " '" + value + "' may have only letters, digits and . _ : @ + / -");
            }
        }
        return value;
    }

    private static boolean isCodeChar(char c) {
        return Character.isLetterOrDigit(c) || "._:@+/-".indexOf(c) >= 0;
    }

    private static String present(String what, String value) {
        if (value.isBlank()) {
            throw new IllegalArgumentException(what + " is empty");
        }
        return value;
    }

    private static void bounded(String what, String value, int max) {
        if (value.length() > max) {
            throw new IllegalArgumentException(
                    what + " has " + value.length() + " characters; at most " + max + " are allowed");
        }
    }
}
