package org.ticketkit;

/**
 * How much one command may bring (rule T4); checked before anything is stored.
 *
 * @param textBytes the largest text of an entry, in bytes of UTF-8; its HTML form may have four times as many
 * @param attachmentBytes the largest file, in bytes
 * @param attachments the most files on one entry
 */
public record Limits(int textBytes, long attachmentBytes, int attachments) {

    /** 1 MiB of text, 25 MiB a file, 100 files. */
    public static Limits ofDefaults() {
        return new Limits(1024 * 1024, 25L * 1024 * 1024, 100);
    }

    /** Checks that every limit is positive. */
    public Limits {
        if (textBytes < 1 || attachmentBytes < 1 || attachments < 1) {
            throw new IllegalArgumentException("limits must be positive: " + textBytes + " bytes of text, "
                    + attachmentBytes + " bytes a file, " + attachments + " files");
        }
    }

    /** The same with another largest file. */
    public Limits withAttachmentBytes(long bytes) {
        return new Limits(textBytes, bytes, attachments);
    }

    /** The same with another largest text. */
    public Limits withTextBytes(int bytes) {
        return new Limits(bytes, attachmentBytes, attachments);
    }
}
