package org.ticketkit.notice;

import java.util.regex.Pattern;

/** Makes foreign text fit for a place in a message: a line stays a line, and has an end. */
final class Lines {

    private static final Pattern BREAKS = Pattern.compile("[\\p{Cc}\\p{Zl}\\p{Zp}]+");
    private static final Pattern LINE_ENDS = Pattern.compile("\\r\\n|[\\r\\x0b\\f\\u0085\\u2028\\u2029]");
    private static final Pattern CONTROLS = Pattern.compile("[\\p{Cc}&&[^\\n\\t]]");

    private Lines() {}

    /** One line: every run of line ends and control characters becomes a blank. */
    static String fold(String text) {
        return BREAKS.matcher(text).replaceAll(" ");
    }

    /** Many lines, each ending in LF; other control characters but tabs are left out. */
    static String keep(String text) {
        String lines = LINE_ENDS.matcher(text).replaceAll("\n");
        return CONTROLS.matcher(lines).replaceAll("");
    }

    /** At most {@code max} characters; what is cut off is marked with an ellipsis. */
    static String cut(String text, int max) {
        if (text.length() <= max) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(max - 2)) ? max - 2 : max - 1;
        return text.substring(0, end) + "…";
    }
}
