package org.ticketkit.mail.mime;

/** What is cut or repaired while reading. */
public enum Repair {
    /** A header block is too long. */
    HEADERS_CUT("headers-cut", "A header block is longer than allowed; its rest was not read."),
    /** Multiparts nest too deep. */
    DEPTH_CUT("depth-cut", "Parts nest deeper than allowed; the inner ones were kept as one attachment."),
    /** Too many parts. */
    PARTS_CUT("parts-cut", "There are more parts than allowed; the rest was not read."),
    /** A text is too long. */
    TEXT_CUT("text-cut", "The text is longer than is shown; it was cut and kept whole as an attachment."),
    /** A text in HTML is too long. */
    HTML_CUT("html-cut", "The HTML is longer than is cleaned; it was cut and kept whole as an attachment."),
    /** Too many addresses. */
    ADDRESSES_CUT("addresses-cut", "There are more addresses than allowed; the rest was not read."),
    /** Unknown or wrong charset. */
    CHARSET_GUESSED("charset-guessed", "A charset is unknown or does not fit; another one was taken."),
    /** Unknown or broken transfer encoding. */
    ENCODING_BROKEN("encoding-broken", "A transfer encoding is unknown or broken; what could be read was kept."),
    /** No usable boundary. */
    BOUNDARY_GUESSED("boundary-guessed", "A multipart has no usable boundary; one was guessed or it was read as text."),
    /** A line of the header is no field. */
    HEADER_BROKEN("header-broken", "A header line is no field; it was skipped or taken for the text."),
    /** Unwanted characters. */
    CHARACTERS_REMOVED("characters-removed", "Control or direction-changing characters were taken out.");

    private final String code;
    private final String sentence;

    Repair(String code, String sentence) {
        this.code = code;
        this.sentence = sentence;
    }

    /** Stable code. */
    public String code() {
        return code;
    }

    /** For a person. */
    public String sentence() {
        return sentence;
    }
}
