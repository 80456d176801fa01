package org.ticketkit.mail;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ticketkit.ticket.Attachment;

/** How the header of a part speaks of a file. */
final class AttachedFile {

    private static final String TOKEN = "[A-Za-z0-9!#$&^_.+-]{1,100}";

    private static final Pattern TYPE = Pattern.compile("(" + TOKEN + ")/(" + TOKEN + ")");

    private static final Pattern CHARSET =
            Pattern.compile(";\\s*charset\\s*=\\s*\"?([A-Za-z0-9_.:-]{1,40})", Pattern.CASE_INSENSITIVE);

    private static final String UNKNOWN = "application/octet-stream";

    private static final String UNRESERVED = "!#$&+-.^_`|~";
    private static final String HEX = "0123456789ABCDEF";

    private AttachedFile() {}

    /**
     * The media type, if it is one that may go in base 64: a nested mail may not (RFC 2046, section 5.2.1), so it travels as a
     * file. Of the parameters, which a stranger wrote, only a charset is kept.
     */
    static String type(Attachment file) {
        Matcher type = TYPE.matcher(file.contentType());
        if (!type.lookingAt()) {
            return UNKNOWN;
        }
        String major = type.group(1).toLowerCase(Locale.ROOT);
        if (major.equals("multipart") || major.equals("message")) {
            return UNKNOWN;
        }
        Matcher charset = CHARSET.matcher(file.contentType());
        return type.group() + (major.equals("text") && charset.find() ? "; charset=" + charset.group(1) : "");
    }

    /** The name, as RFC 2231 has it if it is beyond ASCII, after a likeness for those who do not read that. */
    static String nameParameters(Attachment file) {
        StringBuilder likeness = new StringBuilder();
        file.name().codePoints().forEach(c -> likeness.append(isQuotable(c) ? (char) c : '_'));
        String quoted = "\r\n filename=\"" + likeness + "\"";
        return likeness.toString().equals(file.name())
                ? quoted
                : quoted + ";\r\n filename*=UTF-8''" + percent(file.name());
    }

    private static boolean isQuotable(int c) {
        return c >= ' ' && c <= '~' && c != '"' && c != '\\' && c != '%';
    }

    private static String percent(String name) {
        StringBuilder text = new StringBuilder();
        for (byte next : name.getBytes(StandardCharsets.UTF_8)) {
            int b = next & 0xff;
            boolean isLetter = (b >= 'a' && b <= 'z') || (b >= 'A' && b <= 'Z') || (b >= '0' && b <= '9');
            if (isLetter || UNRESERVED.indexOf(b) >= 0) {
                text.append((char) b);
            } else {
                text.append('%').append(HEX.charAt(b >> 4)).append(HEX.charAt(b & 15));
            }
        }
        return text.toString();
    }
}
