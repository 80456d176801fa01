package org.ticketkit.mail;

import java.util.Locale;
import org.ticketkit.mail.mime.EncodedWords;

/** Cleans the two halves of a mailbox. */
final class Mailboxes {

    /** RFC 5321 allows 254; some more are kept so that a broken one can still be recognised. */
    private static final int LONGEST_ADDRESS = 512;

    private static final int LONGEST_NAME = 998;

    private Mailboxes() {}

    static String address(String raw) {
        String plain =
                withoutRoute(PlainText.line(raw).replaceAll("\\([^()]*\\)", "").replaceFirst("(?i)^mailto:", ""));
        String bare = stripEnds(plain.contains("\"") ? plain : plain.replace(" ", ""));
        return bare.substring(0, Math.min(LONGEST_ADDRESS, bare.length())).toLowerCase(Locale.ROOT);
    }

    static String name(String raw) {
        String line = PlainText.line(EncodedWords.decode(raw));
        String bare = line.length() > 1 && isQuote(line.charAt(0)) && line.charAt(line.length() - 1) == line.charAt(0)
                ? line.substring(1, line.length() - 1).strip()
                : line;
        return bare.substring(0, Math.min(LONGEST_NAME, bare.length()));
    }

    /** {@code @a,@b:c@d} is an obsolete way to say c@d. */
    private static String withoutRoute(String address) {
        int colon = address.indexOf(':');
        return address.startsWith("@") && colon > 0 ? address.substring(colon + 1) : address;
    }

    private static String stripEnds(String address) {
        int start = 0;
        int end = address.length();
        while (start < end && "<>'()[],;".indexOf(address.charAt(start)) >= 0) {
            start++;
        }
        while (end > start && "<>'(),;.".indexOf(address.charAt(end - 1)) >= 0) {
            end--;
        }
        return address.substring(start, end);
    }

    private static boolean isQuote(char c) {
        return c == '"' || c == '\'';
    }
}
