package org.ticketkit.mail.mime;

import java.util.Arrays;
import java.util.Locale;

/** Decodes the content of a part by its Content-Transfer-Encoding, or by what it evidently is. */
final class TransferCoding {

    private TransferCoding() {}

    static byte[] decode(byte[] raw, int from, int to, String declared, Work work) {
        work.spend(to - from);
        return switch (name(declared)) {
            case "base64", "b" -> base64(raw, from, to, work);
            case "quotedprintable", "qp", "q" -> QuotedPrintable.decode(raw, from, to);
            case "uuencode", "uue", "xuuencode", "xuue" -> Uuencode.decode(raw, from, to);
            case "", "7bit", "8bit", "binary", "7bits", "8bits", "none" -> Arrays.copyOfRange(raw, from, to);
            default -> {
                work.note(Repair.ENCODING_BROKEN);
                yield Arrays.copyOfRange(raw, from, to);
            }
        };
    }

    /** Lower case without comment, hyphens and whatever follows the first word. */
    private static String name(String declared) {
        String lower = declared.strip().toLowerCase(Locale.ROOT);
        int end = 0;
        while (end < lower.length()
                && (Character.isLetterOrDigit(lower.charAt(end)) || "-_".indexOf(lower.charAt(end)) >= 0)) {
            end++;
        }
        return lower.substring(0, end).replace("-", "").replace("_", "");
    }

    /** A text that merely claims to be base64 has blanks and stops all over: then it is taken as it is. */
    private static byte[] base64(byte[] raw, int from, int to, Work work) {
        Base64Reader read = Base64Reader.decode(raw, from, to);
        if (read.strangers() == 0) {
            return read.bytes();
        }
        work.note(Repair.ENCODING_BROKEN);
        return read.strangers() * 20 > to - from ? Arrays.copyOfRange(raw, from, to) : read.bytes();
    }
}
