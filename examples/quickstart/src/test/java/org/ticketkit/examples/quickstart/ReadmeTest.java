package org.ticketkit.examples.quickstart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.ticketkit.lifecycle.Lifecycle;

/** What the README shows is what runs. */
class ReadmeTest {

    private static final Path ROOT = Path.of("..", "..");
    private static final Pattern LINK = Pattern.compile("]\\(([^)#:]+)\\)");
    private static final Pattern VERSION = Pattern.compile("<version>([^<]+)</version>");

    private static List<String> readme;

    @BeforeAll
    static void read() throws IOException {
        readme = Files.readAllLines(ROOT.resolve("README.md"));
    }

    @Test
    void every_java_block_is_in_a_source_of_the_examples_line_by_line() throws IOException {
        List<List<String>> sources = sources();
        List<List<String>> blocks = javaBlocks();
        assertFalse(blocks.isEmpty());
        for (List<String> block : blocks) {
            assertTrue(
                    sources.stream().anyMatch(source -> Collections.indexOfSubList(source, block) >= 0),
                    () -> "in no source below examples:\n" + String.join("\n", block));
        }
    }

    @Test
    void the_first_working_code_is_whole_and_ends_within_40_lines() {
        int start = readme.indexOf("```java");
        int end = start + readme.subList(start, readme.size()).indexOf("```");
        assertTrue(end < 40, "it ends in line " + (end + 1));
        assertEquals(
                "public static void main(String[] args) {",
                javaBlocks().get(0).stream()
                        .filter(line -> line.contains("main("))
                        .findFirst()
                        .orElse(""));
    }

    @Test
    void L2_the_picture_of_the_standard_lifecycle_is_the_one_that_it_draws_of_itself() {
        String picture = "```mermaid\n" + Lifecycle.standard().toMermaid() + "```\n";
        assertTrue(String.join("\n", readme).contains(picture), () -> "put this into the README:\n" + picture);
    }

    @Test
    void the_version_is_the_one_that_is_built() throws IOException {
        String built =
                versions(Files.readString(ROOT.resolve("pom.xml"))).iterator().next();
        Set<String> told = Set.copyOf(versions(String.join("\n", readme)));
        assertEquals(Set.of(built), told);
    }

    @Test
    void every_link_into_the_project_leads_somewhere() {
        List<String> dead = LINK.matcher(String.join("\n", readme))
                .results()
                .map(link -> link.group(1))
                .filter(path -> !Files.exists(ROOT.resolve(path)))
                .toList();
        assertEquals(List.of(), dead);
    }

    private static List<String> versions(String text) {
        return VERSION.matcher(text)
                .results()
                .map((MatchResult found) -> found.group(1))
                .toList();
    }

    private static List<List<String>> javaBlocks() {
        List<List<String>> blocks = new ArrayList<>();
        for (int i = 0; i < readme.size(); i++) {
            if (readme.get(i).equals("```java")) {
                int end = i + readme.subList(i, readme.size()).indexOf("```");
                blocks.add(unindented(readme.subList(i + 1, end)));
                i = end;
            }
        }
        return blocks;
    }

    private static List<List<String>> sources() throws IOException {
        try (Stream<Path> files = Files.walk(ROOT.resolve("examples"))) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .map(ReadmeTest::lines)
                    .collect(Collectors.toList());
        }
    }

    private static List<String> lines(Path file) {
        try {
            return unindented(Files.readAllLines(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A block starts at its own left margin. */
    private static List<String> unindented(List<String> lines) {
        return lines.stream().map(String::strip).toList();
    }
}
