package org.ticketkit.jdbc.nodes;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * What one process saw happen, a line of words for each fact, written after the call returned. The file is only added to, a line in one
 * go, so what is in it outlives the process.
 */
final class Journal implements AutoCloseable {

    private final FileChannel file;

    private Journal(FileChannel file) {
        this.file = file;
    }

    static Journal at(Path path) {
        try {
            return new Journal(FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.APPEND));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    synchronized void write(Object... words) {
        StringBuilder line = new StringBuilder();
        for (Object word : words) {
            line.append(line.isEmpty() ? "" : " ").append(word.toString().replaceAll("\\s+", "_"));
        }
        try {
            file.write(ByteBuffer.wrap(line.append('\n').toString().getBytes(StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            file.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The words of all lines of all journals in a folder. */
    static List<List<String>> readAll(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            List<List<String>> lines = new ArrayList<>();
            for (Path file : files.filter(path -> path.toString().endsWith(".journal"))
                    .sorted()
                    .toList()) {
                Files.readAllLines(file).forEach(line -> lines.add(List.of(line.split(" "))));
            }
            return lines;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
