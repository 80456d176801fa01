package org.ticketkit.mail.mime;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;

/** Uuencode, as a transfer encoding of old. */
final class Uuencode {

    private Uuencode() {}

    /** What stands between {@code begin} and {@code end}; the bytes as they are if there is no {@code begin}. */
    static byte[] decode(byte[] raw, int from, int to) {
        int line = lineAfter(raw, from, to);
        int start = from;
        while (start < to && !startsWithBegin(raw, start, to)) {
            start = line;
            line = lineAfter(raw, start, to);
        }
        if (start >= to) {
            return Arrays.copyOfRange(raw, from, to);
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int at = line;
        while (at < to && !isEnd(raw, at, to)) {
            int next = lineAfter(raw, at, to);
            decodeLine(raw, at, next, out);
            at = next;
        }
        return out.toByteArray();
    }

    private static void decodeLine(byte[] raw, int from, int to, ByteArrayOutputStream out) {
        int length = (raw[from] - ' ') & 63;
        for (int i = from + 1; i < to && length > 0; i += 4) {
            int bits = 0;
            for (int k = 0; k < 4; k++) {
                bits = (bits << 6) | (i + k < to && raw[i + k] > ' ' ? (raw[i + k] - ' ') & 63 : 0);
            }
            for (int k = 0; k < 3 && length > 0; k++, length--) {
                out.write(bits >> (16 - 8 * k));
            }
        }
    }

    private static boolean startsWithBegin(byte[] raw, int at, int to) {
        return at + 6 < to
                && raw[at] == 'b'
                && raw[at + 1] == 'e'
                && raw[at + 2] == 'g'
                && raw[at + 3] == 'i'
                && raw[at + 4] == 'n'
                && raw[at + 5] == ' ';
    }

    private static boolean isEnd(byte[] raw, int at, int to) {
        return at + 2 < to && raw[at] == 'e' && raw[at + 1] == 'n' && raw[at + 2] == 'd';
    }

    private static int lineAfter(byte[] raw, int from, int to) {
        int i = from;
        while (i < to && raw[i] != '\n') {
            i++;
        }
        return Math.min(to, i + 1);
    }
}
