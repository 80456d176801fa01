package org.ticketkit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ticketkit.architecture.PublicWords;

/** What is public has a comment, and what has none is found. */
class PublicWordsTest {

    @Test
    void everything_public_has_a_comment() throws IOException {
        assertEquals(List.of(), PublicWords.missingIn(Path.of("src/main/java")));
    }

    @Test
    void what_has_no_comment_is_found(@TempDir Path sources) throws IOException {
        Files.writeString(sources.resolve("module-info.java"), "module a { exports a; }");
        write(sources, "a", """
                public interface Port {
                    void method();
                    /** Said. */
                    void said();
                    enum Kind { ONE, /** Two. */ TWO }
                    private void ours() {}
                }
                """);
        write(sources, "b", "public class NotExported {}");
        assertEquals(
                List.of("a.Port", "a.Port.method", "a.Port.Kind", "a.Port.Kind.ONE"), PublicWords.missingIn(sources));
    }

    private static void write(Path sources, String name, String source) throws IOException {
        var folder = Files.createDirectories(sources.resolve(name));
        Files.writeString(folder.resolve("Source.java"), "package " + name + ";\n" + source);
    }
}
