package org.ticketkit.examples.mvstore;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** How much there is to write: if the adapter needs more lines than this, the ports ask for too much. */
class LinesTest {

    private static final int LIMIT = 600;

    /** Blank lines, comments, package, imports and annotations that stand alone say nothing that a reader has to follow. */
    private static final Pattern BESIDE =
            Pattern.compile("\\s*|package .*|import .*|\\s*(/\\*|\\*|//).*|\\s*@\\w+(\\(.*\\).*)?");

    @Test
    void the_whole_adapter_has_fewer_than_600_lines_of_code() throws IOException {
        try (Stream<Path> sources = Files.walk(Path.of("src", "main", "java"))) {
            long lines = sources.filter(file -> file.toString().endsWith(".java"))
                    .flatMap(file -> lines(file).stream())
                    .filter(line -> !BESIDE.matcher(line).matches())
                    .count();

            assertTrue(lines > 300, "are these the sources? " + lines);
            assertTrue(lines < LIMIT, lines + " lines");
        }
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
