package org.ticketkit.mail;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.Objects;
import java.util.Optional;

/** One attachment, decoded, under a name that is safe on every file system (rule M4). */
public final class MailAttachment {

    /** How a part wants to be shown; closed for good. */
    public enum Disposition {
        /** Belongs into the text, by its content id as a rule. */
        INLINE,
        /** Is to be saved. */
        ATTACHED
    }

    private final String name;
    private final Optional<String> givenName;
    private final String contentType;
    private final Optional<String> contentId;
    private final Disposition disposition;
    private final byte[] bytes;
    private final String sha256;

    MailAttachment(
            String name,
            Optional<String> givenName,
            String contentType,
            Optional<String> contentId,
            Disposition disposition,
            byte[] bytes) {
        this.name = Objects.requireNonNull(name, "name");
        this.givenName = Objects.requireNonNull(givenName, "givenName");
        this.contentType = Objects.requireNonNull(contentType, "contentType");
        this.contentId = Objects.requireNonNull(contentId, "contentId");
        this.disposition = Objects.requireNonNull(disposition, "disposition");
        this.bytes = bytes;
        this.sha256 = Sha256.hex(bytes);
    }

    /** The cleaned file name; one made from number and type where the mail gives none. */
    public String name() {
        return name;
    }

    /** The cleaned file name if the mail gives one. */
    public Optional<String> givenName() {
        return givenName;
    }

    /** Type and subtype in lower case, for example {@code image/png}, without parameters; what the sender claims. */
    public String contentType() {
        return contentType;
    }

    /** The content id without angle brackets, as a {@code cid:} link in the HTML names it. */
    public Optional<String> contentId() {
        return contentId;
    }

    /** Whether it belongs into the text. */
    public Disposition disposition() {
        return disposition;
    }

    /** Number of decoded bytes. */
    public int size() {
        return bytes.length;
    }

    /** SHA-256 of the decoded bytes in lower-case hexadecimal. */
    public String sha256() {
        return sha256;
    }

    /** A copy of the decoded bytes. */
    public byte[] bytes() {
        return bytes.clone();
    }

    /** A stream over the decoded bytes, without a copy. */
    public InputStream open() {
        return new ByteArrayInputStream(bytes);
    }

    @Override
    public String toString() {
        return name + " (" + contentType + ", " + bytes.length + " bytes)";
    }
}
