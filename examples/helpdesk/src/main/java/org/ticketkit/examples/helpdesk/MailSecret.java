package org.ticketkit.examples.helpdesk;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;

/** The secret that reply addresses are signed with: made once, kept beside the database, for its owner alone to read. */
final class MailSecret {

    private static final int BYTES = 32;

    private MailSecret() {}

    /** The secret of this folder; a new one if it has none yet. */
    static byte[] in(Path data) throws IOException {
        Path file = data.resolve("mail-secret");
        if (Files.notExists(file)) {
            make(file, data);
        }
        return Base64.getDecoder().decode(Files.readString(file).strip());
    }

    /** Whoever finds the file finds the whole of it. */
    private static void make(Path file, Path data) throws IOException {
        byte[] secret = new byte[BYTES];
        new SecureRandom().nextBytes(secret);
        Path fresh = Files.createTempFile(data, "mail-secret", ".new", ownerOnly(data));
        try {
            Files.writeString(
                    fresh,
                    Base64.getEncoder().encodeToString(secret),
                    StandardOpenOption.WRITE,
                    StandardOpenOption.SYNC);
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(fresh);
        }
    }

    private static FileAttribute<?>[] ownerOnly(Path data) throws IOException {
        return Files.getFileStore(data).supportsFileAttributeView(PosixFileAttributeView.class)
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }
}
