package org.ticketkit.mail;

import java.util.ArrayList;
import java.util.List;

/** Finds message ids in header values. */
final class MessageIds {

    /** RFC 5322 lets no line be longer. */
    private static final int LONGEST = 998;

    /** More than any thread has. */
    private static final int MOST = 200;

    private MessageIds() {}

    /** Every {@code <...>} of the value without blanks inside; a single bare word with an {@code @} counts too. */
    static List<String> in(String value) {
        List<String> found = new ArrayList<>();
        int open = value.indexOf('<');
        while (open >= 0 && found.size() < MOST) {
            int close = value.indexOf('>', open);
            if (close < 0) {
                break;
            }
            add(found, value.substring(open + 1, close));
            open = value.indexOf('<', close);
        }
        String bare = value.strip();
        if (found.isEmpty() && bare.indexOf('@') > 0 && bare.indexOf(' ') < 0) {
            add(found, bare.replace("<", "").replace(">", ""));
        }
        return found;
    }

    private static void add(List<String> found, String inner) {
        String id = inner.replaceAll("\\s+", "");
        if (!id.isEmpty()
                && id.length() <= LONGEST
                && id.indexOf('<') < 0
                && id.chars().noneMatch(PlainText::isControl)) {
            found.add("<" + id + ">");
        }
    }
}
