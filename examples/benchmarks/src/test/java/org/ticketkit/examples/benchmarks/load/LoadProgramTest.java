package org.ticketkit.examples.benchmarks.load;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.ticketkit.examples.benchmarks.load.Footprint.Change;
import org.ticketkit.examples.benchmarks.load.Footprint.Kind;
import org.ticketkit.examples.benchmarks.load.Footprint.Snapshot;

/** The load program measures what it says it measures; how fast that is, is no matter of tests. */
class LoadProgramTest {

    @Test
    void it_prints_a_line_for_each_command_and_number_of_threads() throws Exception {
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        PrintStream before = System.out;
        System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
        try {
            LoadProgram.main(
                    new String[] {"--threads", "1,2", "--runs", "2", "--seconds", "0.05", "--tickets", "0,700"});
        } finally {
            System.setOut(before);
        }
        List<String> lines = printed.toString(StandardCharsets.UTF_8).lines().toList();
        assertEquals(
                2 * 2 * 5,
                lines.stream().filter(line -> line.startsWith("| H2, memory")).count());
        assertTrue(lines.stream().anyMatch(line -> line.startsWith("- open: ") && line.contains("1 inserted ticket")));
        assertTrue(
                lines.stream().anyMatch(line -> line.startsWith("- move: ") && line.contains("1 updated ticket")),
                lines::toString);
    }

    @Test
    void a_footprint_has_the_rows_that_were_written_and_no_other() throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:h2:mem:footprint");
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE tk_a (id INTEGER PRIMARY KEY, words VARCHAR, more CLOB)");
            statement.execute("INSERT INTO tk_a VALUES (1, 'one', 'x'), (2, 'two', 'x'), (3, 'three', 'x')");
            Snapshot before = Snapshot.of(connection, "tk_");
            statement.execute("INSERT INTO tk_a VALUES (4, 'four', 'x')");
            statement.execute("UPDATE tk_a SET words = 'zwei' WHERE id = 2");
            statement.execute("DELETE FROM tk_a WHERE id = 3");
            List<Change> changes =
                    Footprint.between(before, Snapshot.of(connection, "tk_")).changes();
            assertEquals(
                    List.of(Kind.INSERTED, Kind.UPDATED, Kind.DELETED),
                    changes.stream().map(Change::kind).toList());
            assertEquals(
                    List.of(4, 2, 3),
                    changes.stream().map(change -> change.values().get("id")).toList());
        }
    }

    @Test
    void an_option_that_is_none_is_named() {
        assertTrue(assertThrows(IllegalArgumentException.class, () -> Options.of("--speed", "9"))
                .getMessage()
                .startsWith("--speed is no option"));
    }
}
