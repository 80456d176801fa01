package org.ticketkit.mail;

import java.util.Optional;

/** Compares texts by their letters and digits alone, as two forms of one text agree on nothing else. */
final class Letters {

    private Letters() {}

    /** Index in the text after the letters of the part, if the text begins with just these; empty otherwise. */
    static Optional<Integer> endOfSame(String part, String text) {
        int at = 0;
        for (int i = 0; i < part.length(); i++) {
            if (!Character.isLetterOrDigit(part.charAt(i))) {
                continue;
            }
            at = next(text, at);
            if (at >= text.length() || text.charAt(at) != part.charAt(i)) {
                return Optional.empty();
            }
            at++;
        }
        return Optional.of(endOfLine(text, at));
    }

    private static int next(String text, int from) {
        int at = from;
        while (at < text.length() && !Character.isLetterOrDigit(text.charAt(at))) {
            at++;
        }
        return at;
    }

    /** A full stop or a smile after the last letter belongs to it. */
    private static int endOfLine(String text, int from) {
        int end = text.indexOf('\n', from);
        int stop = end < 0 ? text.length() : end;
        return next(text, from) >= stop ? stop : from;
    }
}
