package org.ticketkit.mail;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * Text as the body of a part: as it is, quoted-printable or base 64 (RFC 2045), whichever keeps it readable on the way.
 *
 * @param encoding the Content-Transfer-Encoding
 * @param lines the encoded text, lines divided by CR LF
 */
record TransferText(String encoding, String lines) {

    private static final int LONGEST_LINE = 900;
    private static final int LONGEST_QUOTED_LINE = 75;
    private static final String HEX = "0123456789ABCDEF";

    static TransferText of(String text) {
        String lines = text.replace("\r\n", "\n").replace('\r', '\n').replace("\n", "\r\n");
        if (isPlain(lines)) {
            return new TransferText("7bit", lines);
        }
        byte[] bytes = lines.getBytes(StandardCharsets.UTF_8);
        return isMostlyAscii(bytes)
                ? new TransferText("quoted-printable", quoted(bytes))
                : new TransferText("base64", Base64.getMimeEncoder().encodeToString(bytes));
    }

    private static boolean isPlain(String lines) {
        int length = 0;
        for (int i = 0; i < lines.length(); i++) {
            char c = lines.charAt(i);
            length = c == '\n' ? 0 : length + 1;
            if (c > '~' || (c < ' ' && c != '\t' && c != '\r' && c != '\n') || length > LONGEST_LINE) {
                return false;
            }
        }
        return true;
    }

    private static boolean isMostlyAscii(byte[] bytes) {
        int others = 0;
        for (byte b : bytes) {
            others += b < 0 ? 1 : 0;
        }
        return others < bytes.length / 4;
    }

    private static String quoted(byte[] bytes) {
        StringBuilder text = new StringBuilder(bytes.length + bytes.length / 4);
        int length = 0;
        for (int i = 0; i < bytes.length; i++) {
            if (isLineEnd(bytes, i)) {
                text.append("\r\n");
                length = 0;
                i++;
                continue;
            }
            String next = quoted(bytes, i);
            if (length + next.length() > LONGEST_QUOTED_LINE) {
                text.append("=\r\n");
                length = 0;
            }
            text.append(next);
            length += next.length();
        }
        return text.toString();
    }

    private static String quoted(byte[] bytes, int at) {
        int b = bytes[at] & 0xff;
        boolean isBlank = b == ' ' || b == '\t';
        boolean isSafe = isBlank ? at + 1 < bytes.length && !isLineEnd(bytes, at + 1) : b > ' ' && b <= '~' && b != '=';
        return isSafe ? String.valueOf((char) b) : "=" + HEX.charAt(b >> 4) + HEX.charAt(b & 15);
    }

    private static boolean isLineEnd(byte[] bytes, int at) {
        return at + 1 < bytes.length && bytes[at] == '\r' && bytes[at + 1] == '\n';
    }
}
