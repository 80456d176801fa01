package org.ticketkit.mail;

import java.util.ArrayList;
import java.util.List;

/**
 * Finds what looks like a signed address or id of ours in a text: mail clients quote the header of the mail that they answer, and
 * keep it when they drop References (rule M6, 5).
 */
final class BodyMarkers {

    /** Each costs a signature check, and perhaps a look into the store. */
    private static final int MOST = 10;

    /** No address or id of ours is longer. */
    private static final int LONGEST = 200;

    private static final List<String> STARTS = List.of("+t.", "+s.", "<t.", "<s.", "<a.");

    private BodyMarkers() {}

    /** What looks like ours, without angle brackets, in the text's order; linear in the text. */
    static List<String> in(String text) {
        List<String> found = new ArrayList<>();
        for (int i = 0; i + 3 <= text.length() && found.size() < MOST; i++) {
            if ((text.charAt(i) == '+' || text.charAt(i) == '<') && text.charAt(i + 2) == '.') {
                add(found, text, i);
            }
        }
        return found;
    }

    private static void add(List<String> found, String text, int at) {
        String start = text.substring(at, at + 3);
        if (STARTS.stream().noneMatch(start::equalsIgnoreCase)) {
            return;
        }
        int from = at;
        while (text.charAt(at) == '+' && from > 0 && at - from < LONGEST && isInside(text.charAt(from - 1))) {
            from--;
        }
        int to = at + 1;
        while (to < text.length() && to - at < LONGEST && isInside(text.charAt(to))) {
            to++;
        }
        String candidate = text.substring(text.charAt(at) == '<' ? at + 1 : from, to);
        if (candidate.indexOf('@') > 0 && !found.contains(candidate)) {
            found.add(candidate);
        }
    }

    private static boolean isInside(char c) {
        return c > ' ' && c < 127 && "<>()[]\",;:".indexOf(c) < 0;
    }
}
