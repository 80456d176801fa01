package org.ticketkit.ticket;

/**
 * A file that hangs on an entry; its bytes lie in the attachment store under their digest (rule M4).
 *
 * @param name a clean file name, without path, at most 255 bytes of UTF-8
 * @param contentType the media type as the sender gave it, for example {@code image/png}
 * @param size the size in bytes
 * @param sha256 the SHA-256 of the bytes, 64 hexadecimal digits in lower case
 */
public record Attachment(String name, String contentType, long size, String sha256) {

    /** Checks name, type, size and digest. */
    public Attachment {
        Text.line("attachment name", name, 255);
        Text.line("content type", contentType, 200);
        if (size < 0) {
            throw new IllegalArgumentException("attachment " + name + ": size is " + size);
        }
        if (!sha256.matches("[0-9a-f]{64}")) {
            throw new IllegalArgumentException(
                    "attachment " + name + ": '" + sha256 + "' is no SHA-256 in hexadecimal");
        }
    }
}
