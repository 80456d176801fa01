package org.ticketkit.mail.mime;

import java.util.Locale;
import java.util.Optional;

/**
 * A content type with its parameters, read from whatever stands in the header.
 *
 * @param type lower case, {@code text} in doubt
 * @param subtype lower case, {@code plain} in doubt
 * @param parameters its parameters
 */
public record ContentType(String type, String subtype, Parameters parameters) {

    static final ContentType TEXT = new ContentType("text", "plain", Parameters.NONE);
    static final ContentType MESSAGE = new ContentType("message", "rfc822", Parameters.NONE);

    static ContentType parse(String value) {
        int end = 0;
        while (end < value.length() && !isDelimiter(value.charAt(end))) {
            end++;
        }
        String full = value.substring(0, end).strip().toLowerCase(Locale.ROOT);
        Parameters parameters = Parameters.parse(value.substring(end));
        int slash = full.indexOf('/');
        if (slash <= 0 || slash == full.length() - 1) {
            String only = slash < 0 ? full : full.substring(0, slash);
            return new ContentType(known(only), only.equals("multipart") ? "mixed" : "plain", parameters);
        }
        return new ContentType(
                full.substring(0, slash).strip(), full.substring(slash + 1).strip(), parameters);
    }

    /** As {@code type/subtype}. */
    public String full() {
        return type + "/" + subtype;
    }

    /** Says whether it is exactly that type and subtype. */
    public boolean is(String otherType, String otherSubtype) {
        return type.equals(otherType) && subtype.equals(otherSubtype);
    }

    /** Says whether it is {@code multipart/*}. */
    public boolean isMultipart() {
        return type.equals("multipart");
    }

    /** Says whether it holds a whole message: RFC 822 or its internationalised form. */
    public boolean isMessage() {
        return type.equals("message") && (subtype.equals("rfc822") || subtype.equals("global"));
    }

    /** The charset parameter. */
    public Optional<String> charset() {
        return parameters.value("charset");
    }

    /** The first word of a Content-Disposition, in lower case. */
    static String disposition(String value) {
        int end = 0;
        while (end < value.length() && !isDelimiter(value.charAt(end))) {
            end++;
        }
        return value.substring(0, end).strip().toLowerCase(Locale.ROOT);
    }

    private static boolean isDelimiter(char c) {
        return c == ';' || c == ',' || c == ' ' || c == '\t' || c == '(';
    }

    private static String known(String type) {
        return type.equals("multipart") ? type : "text";
    }
}
