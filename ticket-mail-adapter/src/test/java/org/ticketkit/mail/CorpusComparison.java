package org.ticketkit.mail;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Compares texts as the collection of mails asks for it. */
final class CorpusComparison {

    private CorpusComparison() {}

    /** NFC, without control, soft hyphen, zero-width and BOM characters; every run of white space one blank; trimmed. */
    static String normal(String text) {
        StringBuilder out = new StringBuilder(text.length());
        Normalizer.normalize(text, Normalizer.Form.NFC).codePoints().forEach(c -> {
            if (Character.isWhitespace(c) || Character.isSpaceChar(c)) {
                if (!out.isEmpty() && out.charAt(out.length() - 1) != ' ') {
                    out.append(' ');
                }
            } else if (Character.getType(c) != Character.CONTROL && Character.getType(c) != Character.FORMAT) {
                out.appendCodePoint(c);
            }
        });
        return out.toString().strip();
    }

    static boolean same(String left, String right) {
        return normal(left).equals(normal(right));
    }

    /** The Dice coefficient of the multisets of tokens is at least 0.95. */
    static boolean similar(String left, String right) {
        return dice(left, right) >= 0.95;
    }

    static double dice(String left, String right) {
        List<String> a = tokens(left);
        List<String> b = tokens(right);
        if (a.isEmpty() && b.isEmpty()) {
            return 1;
        }
        Map<String, Integer> counts = new HashMap<>();
        a.forEach(token -> counts.merge(token, 1, Integer::sum));
        int common = 0;
        for (String token : b) {
            if (counts.getOrDefault(token, 0) > 0) {
                counts.merge(token, -1, Integer::sum);
                common++;
            }
        }
        return 2.0 * common / (a.size() + b.size());
    }

    static List<String> tokens(String text) {
        String normal = normal(text);
        return normal.isEmpty() ? List.of() : List.of(normal.split(" "));
    }
}
