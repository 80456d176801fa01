package org.ticketkit.mail.mime;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One encoded word, {@code =?charset?Q or B?content?=}.
 *
 * @param charset without a language
 * @param bytes the decoded content
 * @param end index after it
 */
@SuppressWarnings("ArrayRecordComponent")
record EncodedWord(String charset, byte[] bytes, int end) {

    /** No charset name is longer. */
    private static final int LONGEST_CHARSET = 60;

    /** The encoded word that begins there, or null. */
    static @Nullable EncodedWord at(String text, int start) {
        int charsetEnd = text.indexOf('?', start + 2);
        if (charsetEnd < 0 || charsetEnd - start > LONGEST_CHARSET || charsetEnd + 2 >= text.length()) {
            return null;
        }
        char encoding = Character.toUpperCase(text.charAt(charsetEnd + 1));
        if (text.charAt(charsetEnd + 2) != '?' || (encoding != 'Q' && encoding != 'B')) {
            return null;
        }
        int contentStart = charsetEnd + 3;
        int close = text.indexOf("?=", contentStart);
        int contentEnd = close < 0 ? text.length() : close;
        byte[] bytes = decode(encoding, text.substring(contentStart, contentEnd));
        return new EncodedWord(
                charsetName(text.substring(start + 2, charsetEnd)), bytes, Math.min(text.length(), contentEnd + 2));
    }

    private static String charsetName(String name) {
        int language = name.indexOf('*');
        return (language < 0 ? name : name.substring(0, language)).strip().toLowerCase(Locale.ROOT);
    }

    private static byte[] decode(char encoding, String content) {
        byte[] raw = content.getBytes(
                content.chars().allMatch(c -> c < 256) ? StandardCharsets.ISO_8859_1 : StandardCharsets.UTF_8);
        return encoding == 'B' ? Base64Reader.decode(raw, 0, raw.length).bytes() : QuotedPrintable.decodeWord(raw);
    }
}
