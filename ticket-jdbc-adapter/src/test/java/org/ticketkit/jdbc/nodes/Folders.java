package org.ticketkit.jdbc.nodes;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where the processes of a test write: below {@code target}, kept for whoever wants to know why a test failed. */
final class Folders {

    private Folders() {}

    /** A folder that nobody has written into. */
    static Path fresh(String test) {
        try {
            Path all = Files.createDirectories(Path.of("target", "nodes"));
            return Files.createTempDirectory(all.toAbsolutePath(), test + "-");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
