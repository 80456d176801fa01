package org.ticketkit.mail;

import java.util.List;
import java.util.Optional;
import org.ticketkit.mail.mime.EncodedWords;
import org.ticketkit.mail.mime.HeaderFields;

/** The header fields of a mail, topmost first, unfolded; bounded by {@link MailLimits#headerBytes()}. */
public final class MailHeaders {

    private final HeaderFields fields;

    MailHeaders(HeaderFields fields) {
        this.fields = fields;
    }

    /** The topmost field of that name, whatever its case, decoded and on one line. */
    public Optional<String> first(String name) {
        return fields.first(name).map(MailHeaders::readable);
    }

    /** All fields of that name, topmost first, decoded and each on one line. */
    public List<String> all(String name) {
        return fields.all(name).stream().map(MailHeaders::readable).toList();
    }

    /** Says whether there is a field of that name. */
    public boolean has(String name) {
        return fields.has(name);
    }

    /** The names of all fields in their order, as written, repeated ones repeated. */
    public List<String> names() {
        return fields.fields().stream().map(HeaderFields.Field::name).toList();
    }

    HeaderFields fields() {
        return fields;
    }

    private static String readable(String value) {
        return PlainText.line(EncodedWords.decode(value));
    }
}
