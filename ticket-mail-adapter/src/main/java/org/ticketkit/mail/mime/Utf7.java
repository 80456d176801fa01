package org.ticketkit.mail.mime;

import java.nio.charset.StandardCharsets;

/** UTF-7 (RFC 2152), which Java does not read and old mail uses. */
final class Utf7 {

    private Utf7() {}

    static String decode(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        StringBuilder out = new StringBuilder(text.length());
        int i = 0;
        while (i < text.length()) {
            char c = text.charAt(i++);
            if (c != '+') {
                out.append(c);
                continue;
            }
            int end = i;
            while (end < text.length() && isBase64(text.charAt(end))) {
                end++;
            }
            out.append(end == i ? "+" : shifted(bytes, i, end));
            i = end < text.length() && text.charAt(end) == '-' ? end + 1 : end;
        }
        return out.toString();
    }

    private static String shifted(byte[] bytes, int from, int to) {
        byte[] units = Base64Reader.decode(bytes, from, to).bytes();
        return new String(units, 0, units.length / 2 * 2, StandardCharsets.UTF_16BE);
    }

    private static boolean isBase64(char c) {
        return c < 128 && (Character.isLetterOrDigit(c) || c == '+' || c == '/');
    }
}
