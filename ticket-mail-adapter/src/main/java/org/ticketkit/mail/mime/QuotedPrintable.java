package org.ticketkit.mail.mime;

import java.io.ByteArrayOutputStream;

/** Quoted-printable of bodies and of encoded words; what is no escape stands for itself. */
final class QuotedPrintable {

    private QuotedPrintable() {}

    static byte[] decode(byte[] raw, int from, int to) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(to - from);
        int i = from;
        while (i < to) {
            if (raw[i] == '=') {
                i = escape(raw, i, to, out);
            } else {
                out.write(raw[i++]);
            }
        }
        return out.toByteArray();
    }

    static byte[] decodeWord(byte[] raw) {
        byte[] copy = raw.clone();
        for (int i = 0; i < copy.length; i++) {
            if (copy[i] == '_') {
                copy[i] = ' ';
            }
        }
        return decode(copy, 0, copy.length);
    }

    private static int escape(byte[] raw, int at, int to, ByteArrayOutputStream out) {
        if (at + 2 < to && hex(raw[at + 1]) >= 0 && hex(raw[at + 2]) >= 0) {
            out.write(hex(raw[at + 1]) * 16 + hex(raw[at + 2]));
            return at + 3;
        }
        int lineEnd = softLineBreak(raw, at + 1, to);
        if (lineEnd > 0) {
            return lineEnd;
        }
        out.write('=');
        return at + 1;
    }

    /** Index after a soft line break that begins there, blanks before the line end forgiven; or -1. */
    private static int softLineBreak(byte[] raw, int from, int to) {
        int i = from;
        while (i < to && (raw[i] == ' ' || raw[i] == '\t')) {
            i++;
        }
        if (i >= to) {
            return i;
        }
        if (raw[i] == '\r') {
            return i + 1 < to && raw[i + 1] == '\n' ? i + 2 : i + 1;
        }
        return raw[i] == '\n' ? i + 1 : -1;
    }

    private static int hex(byte b) {
        return Character.digit(b, 16);
    }
}
