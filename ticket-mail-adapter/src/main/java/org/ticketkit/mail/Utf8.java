package org.ticketkit.mail;

/** Sizes of text in bytes of UTF-8. */
final class Utf8 {

    private Utf8() {}

    /** The longest start of a text that has at most this many bytes, never half a character. */
    static String cut(String text, long bytes) {
        long used = 0;
        int i = 0;
        while (i < text.length()) {
            int codePoint = text.codePointAt(i);
            used += length(codePoint);
            if (used > bytes) {
                return text.substring(0, i);
            }
            i += Character.charCount(codePoint);
        }
        return text;
    }

    /** Has a text more bytes than this? */
    static boolean isLonger(String text, long bytes) {
        return text.length() > bytes
                || (3L * text.length() > bytes && cut(text, bytes).length() < text.length());
    }

    private static int length(int codePoint) {
        if (codePoint < 0x80) {
            return 1;
        }
        if (codePoint < 0x800) {
            return 2;
        }
        return codePoint < 0x10000 ? 3 : 4;
    }
}
