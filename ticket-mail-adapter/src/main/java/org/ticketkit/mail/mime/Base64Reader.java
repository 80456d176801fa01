package org.ticketkit.mail.mime;

import java.io.ByteArrayOutputStream;

/**
 * What could be read from base64, and how many characters were none.
 *
 * @param bytes decoded
 * @param strangers characters outside the alphabet that are no white space
 */
@SuppressWarnings("ArrayRecordComponent")
record Base64Reader(byte[] bytes, int strangers) {

    /** Skips what is no base64; padding in the middle ends a group and reading goes on, as joined pieces need it. */
    static Base64Reader decode(byte[] raw, int from, int to) {
        ByteArrayOutputStream out = new ByteArrayOutputStream((to - from) / 4 * 3 + 3);
        int bits = 0;
        int count = 0;
        int strangers = 0;
        for (int i = from; i < to; i++) {
            int digit = digit(raw[i]);
            if (digit >= 0) {
                bits = (bits << 6) | digit;
                count++;
            } else if (raw[i] != '=' && (raw[i] > ' ' || raw[i] < 0)) {
                strangers++;
            }
            if (count == 4 || raw[i] == '=') {
                flush(out, bits, count);
                bits = 0;
                count = 0;
            }
        }
        flush(out, bits, count);
        return new Base64Reader(out.toByteArray(), strangers);
    }

    private static void flush(ByteArrayOutputStream out, int bits, int count) {
        if (count < 2) {
            return;
        }
        int all = bits << (6 * (4 - count));
        for (int i = 0; i < count - 1; i++) {
            out.write(all >> (16 - 8 * i));
        }
    }

    private static int digit(byte b) {
        if (b >= 'A' && b <= 'Z') {
            return b - 'A';
        }
        if (b >= 'a' && b <= 'z') {
            return b - 'a' + 26;
        }
        if (b >= '0' && b <= '9') {
            return b - '0' + 52;
        }
        return b == '+' ? 62 : b == '/' ? 63 : -1;
    }
}
