package org.ticketkit.number;

import java.text.Normalizer;

/**
 * The characters of numbers, and which of those that people type or print are read as one of them (rule N5).
 *
 * <p>Each character is read for itself, as one character: a wrong character stays one wrong character, which the check catches.
 * What stands for two or more, such as a circled ten, is not read.
 */
final class Alphabet {

    /** A gap: it counts for nothing. */
    static final char BLANK = ' ';

    /** Anything that is neither a character of a number nor a gap. */
    static final char OTHER = '?';

    private static final char SOFT_HYPHEN = '\u00AD';

    /** The distance from a printable ASCII character to its full-width form. */
    private static final int FULL_WIDTH = 0xFEE0;

    private Alphabet() {}

    static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    static boolean isLetter(char c) {
        return c >= 'A' && c <= 'Z';
    }

    static boolean isSeparator(char c) {
        return c == '-' || c == '/' || c == '.';
    }

    /** Answers whether a capital is read as a digit, so that no number has it. */
    static boolean isLookAlike(char c) {
        return c == 'O' || c == 'I' || c == 'L';
    }

    /** Reads one character of running text, without looking at its neighbours; {@link #OTHER} if no number has it. */
    static char inText(char c) {
        if (c < 128) {
            return ascii(c);
        }
        if (isHyphen(c)) {
            return '-';
        }
        return c > FULL_WIDTH && c < FULL_WIDTH + 128 ? ascii((char) (c - FULL_WIDTH)) : OTHER;
    }

    /** Reads what a person typed or pasted, character by character, without the gaps at its ends. */
    static String typed(String text) {
        StringBuilder read = new StringBuilder(text.length());
        text.codePoints().forEach(c -> read.append(typed(c)));
        return read.toString().strip();
    }

    private static char typed(int codePoint) {
        if (Character.isWhitespace(codePoint)
                || Character.isSpaceChar(codePoint)
                || Character.getType(codePoint) == Character.FORMAT) {
            return BLANK;
        }
        if (codePoint < Character.MIN_SUPPLEMENTARY_CODE_POINT && inText((char) codePoint) != OTHER) {
            return inText((char) codePoint);
        }
        String compatible = Normalizer.normalize(Character.toString(codePoint), Normalizer.Form.NFKC);
        return compatible.length() == 1 ? inText(compatible.charAt(0)) : OTHER;
    }

    private static char ascii(char c) {
        char capital = c >= 'a' && c <= 'z' ? (char) (c - 32) : c;
        if (isDigit(capital) || isSeparator(capital)) {
            return capital;
        }
        if (!isLetter(capital)) {
            return OTHER;
        }
        if (capital == 'O') {
            return '0';
        }
        return isLookAlike(capital) ? '1' : capital;
    }

    private static boolean isHyphen(char c) {
        return (c >= '\u2010' && c <= '\u2015')
                || c == '\u2212'
                || c == '\u2043'
                || c == '\uFE58'
                || c == '\uFE63'
                || c == SOFT_HYPHEN;
    }
}
