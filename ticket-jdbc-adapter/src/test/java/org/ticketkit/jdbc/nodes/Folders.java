package org.ticketkit.jdbc.nodes;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Where the processes of a test write: below {@code target}, kept for whoever wants to know why a test failed. */
final class Folders {

    private static final int WAIT_SECONDS = 120;

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

    /** Waits until a file has so many lines. */
    static void awaitLines(Path file, int lines) {
        await(() -> count(file, line -> true) >= lines, lines + " lines in " + file);
    }

    private static void await(BooleanSupplier condition, String what) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(WAIT_SECONDS);
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - end > 0) {
                throw new AssertionError("waited in vain for " + what);
            }
            pause(20);
        }
    }

    /** Waits until a journal has so many more acknowledged commands than now. */
    static void awaitMore(Path journal, int commands) {
        long before = acknowledged(journal);
        await(() -> acknowledged(journal) >= before + commands, commands + " more commands in " + journal);
    }

    private static long acknowledged(Path journal) {
        return count(journal, line -> line.startsWith("done") || line.startsWith("opened"));
    }

    private static long count(Path file, Predicate<String> which) {
        if (!Files.exists(file)) {
            return 0;
        }
        try (Stream<String> all = Files.lines(file)) {
            return all.filter(which).count();
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
