package org.ticketkit.mail;

import java.util.Objects;
import org.ticketkit.mail.mime.Repair;

/**
 * Something that was cut or repaired while a mail was read (rule M3).
 *
 * @param code stable code, one of the constants here
 * @param sentence what was done, for a person
 */
public record MailNote(String code, String sentence) {

    /** A header block was longer than allowed; its rest is not read. */
    public static final String HEADERS_CUT = "headers-cut";
    /** Multiparts nest deeper than allowed; the inner ones stay one attachment. */
    public static final String DEPTH_CUT = "depth-cut";
    /** There are more parts than allowed; the rest stays unread inside the raw mail. */
    public static final String PARTS_CUT = "parts-cut";
    /** The texts together are longer than 2 Mi characters; they are cut, and the cut part is also kept whole as an attachment. */
    public static final String TEXT_CUT = "text-cut";
    /** The HTML is longer than 512 Ki characters; it is cut, and also kept whole as an attachment. */
    public static final String HTML_CUT = "html-cut";
    /** There are more addresses than allowed; the rest is not read. */
    public static final String ADDRESSES_CUT = "addresses-cut";
    /** A charset is unknown or does not fit the bytes; another one was taken. */
    public static final String CHARSET_GUESSED = "charset-guessed";
    /** A transfer encoding is unknown or broken; what could be read was kept. */
    public static final String ENCODING_BROKEN = "encoding-broken";
    /** A multipart has no usable boundary; one was guessed, or it was read as text. */
    public static final String BOUNDARY_GUESSED = "boundary-guessed";
    /** A header line is none; it was skipped or the body was taken to begin there. */
    public static final String HEADER_BROKEN = "header-broken";
    /** NUL, control or direction-changing characters were taken out of a text. */
    public static final String CHARACTERS_REMOVED = "characters-removed";

    /** Checks that both are given. */
    public MailNote {
        Objects.requireNonNull(code, "code");
        Objects.requireNonNull(sentence, "sentence");
    }

    static MailNote of(Repair repair) {
        return new MailNote(repair.code(), repair.sentence());
    }
}
