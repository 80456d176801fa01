package org.ticketkit.mail;

/** Takes out of texts what only deceives: NUL, control and direction-changing characters. */
final class PlainText {

    private PlainText() {}

    /** One line: line ends and tabs become a blank, runs of blanks one, and nothing invisible remains. */
    static String line(String text) {
        StringBuilder out = new StringBuilder(text.length());
        text.codePoints().forEach(c -> {
            if (Character.isWhitespace(c) || Character.isSpaceChar(c)) {
                if (!out.isEmpty() && out.charAt(out.length() - 1) != ' ') {
                    out.append(' ');
                }
            } else if (!isControl(c) && !changesDirection(c) && !isInvisible(c)) {
                out.appendCodePoint(c);
            }
        });
        return out.toString().strip();
    }

    /** Several lines, each ended by LF; joiners stay because scripts and emoji need them. */
    static String block(String text) {
        StringBuilder out = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\r') {
                boolean lineFeedFollows = i + 1 < text.length() && text.charAt(i + 1) == '\n';
                out.append(lineFeedFollows ? "" : "\n");
            } else if (c == '\n' || c == '\t' || !(isControl(c) || changesDirection(c) || c == '\uFEFF')) {
                out.append(c);
            }
        }
        return out.toString();
    }

    static boolean isControl(int c) {
        return Character.getType(c) == Character.CONTROL || (c >= 0xFFF9 && c <= 0xFFFB);
    }

    /** Embeddings, overrides and isolates; the plain left-to-right and right-to-left marks do no harm. */
    static boolean changesDirection(int c) {
        return (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
    }

    /** Zero-width characters, marks, soft hyphen, tags and halves of pairs. */
    static boolean isInvisible(int c) {
        return (Character.getType(c) == Character.FORMAT && !isJoiner(c))
                || c == 0x115F
                || c == 0x1160
                || c == 0x3164
                || Character.getType(c) == Character.SURROGATE;
    }

    /** Persian, Indic scripts and emoji need them inside words. */
    private static boolean isJoiner(int c) {
        return c == 0x200C || c == 0x200D;
    }
}
