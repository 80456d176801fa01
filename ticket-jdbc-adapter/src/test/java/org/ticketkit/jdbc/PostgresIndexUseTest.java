package org.ticketkit.jdbc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Among 100,000 tickets every statement of a day's work finds its rows by an index, and reads few pages to find them. */
class PostgresIndexUseTest {

    /** What a page of a search may read at the most: a criterion that few tickets fit is looked for by its own index. */
    private static final int PAGES = 600;

    /** The one that may: whoever sweeps looks at all files that nobody has staged of late, to see whether they hang somewhere. */
    private static final String SWEEP = "FROM tk_file f ";

    private static final Pattern READ = Pattern.compile("shared hit=(\\d+)(?: read=(\\d+))?|read=(\\d+)");

    private final TestDatabase database = TestDatabase.onPostgres();
    private final DataSource pool = database.pool();
    private final Watched watched = new Watched(pool);
    private final JdbcStorage storage = JdbcStorage.over(watched.dataSource());

    @AfterEach
    void drop() {
        database.close();
    }

    @Test
    void no_statement_scans_a_table_or_reads_much() throws SQLException {
        fill();
        DeskOnDatabase on = new DeskOnDatabase(storage);
        on.open();
        watched.reset();

        new DayOfWork(on, storage).run();
        assertEquals(List.of(), DayOfWork.unsent(watched.executions));

        Map<String, String> slow = new LinkedHashMap<>();
        int seen = 0;
        try (Connection connection = pool.getConnection()) {
            connection.setAutoCommit(false);
            for (Watched.Execution execution : watched.executions) {
                int from = 0;
                for (String statement : execution.sql().split(";\n")) {
                    int count = (int) statement.chars().filter(c -> c == '?').count();
                    Map<Integer, Object> parameters = parameters(execution, from, count);
                    plan(connection, statement, parameters)
                            .filter(PostgresIndexUseTest::isSlow)
                            .ifPresent(plan -> slow.putIfAbsent(statement, parameters.values() + "\n" + plan));
                    from += count;
                    seen++;
                }
            }
            connection.rollback();
        }
        assertTrue(seen > 300, "only " + seen + " statements");
        assertEquals(Map.of(), slow, () -> slow.size() + " slow: " + slow);
    }

    /** The indexes are built in the end, which is quicker. */
    private void fill() {
        Map<Boolean, List<String>> statements = Stream.of(
                        storage.schema().script().split("(?<=;)\n"))
                .collect(Collectors.partitioningBy(statement -> statement.contains("CREATE INDEX")));
        database.run(String.join("\n", statements.get(false)));
        database.run(GeneratedTickets.sql(100_000));
        database.run(String.join("\n", statements.get(true)) + "ANALYZE");
    }

    private static Map<Integer, Object> parameters(Watched.Execution execution, int from, int count) {
        Map<Integer, Object> parameters = new TreeMap<>();
        for (int i = 1; i <= count; i++) {
            parameters.put(i, execution.parameters().get(from + i));
        }
        return parameters;
    }

    private static boolean isSlow(String plan) {
        return plan.contains("Seq Scan") || pages(plan) > PAGES;
    }

    /** What the topmost node read; it counts what is below it. */
    private static int pages(String plan) {
        Matcher read = READ.matcher(plan);
        int pages = 0;
        if (read.find()) {
            for (int i = 1; i <= 3; i++) {
                pages += read.group(i) == null ? 0 : Integer.parseInt(read.group(i));
            }
        }
        return pages;
    }

    private static Optional<String> plan(Connection connection, String sql, Map<Integer, Object> parameters)
            throws SQLException {
        boolean reads = sql.startsWith("SELECT");
        if (!reads && !sql.startsWith("WITH") && !sql.startsWith("UPDATE") && !sql.startsWith("DELETE")
                || sql.contains("nextval")
                || sql.contains(SWEEP)) {
            return Optional.empty();
        }
        String explain = reads ? "EXPLAIN (ANALYZE, BUFFERS, COSTS OFF, TIMING OFF) " : "EXPLAIN ";
        try (PreparedStatement statement = connection.prepareStatement(explain + sql)) {
            for (Map.Entry<Integer, Object> parameter : parameters.entrySet()) {
                statement.setObject(
                        parameter.getKey(), "null".equals(parameter.getValue()) ? null : parameter.getValue());
            }
            try (ResultSet plan = statement.executeQuery()) {
                StringBuilder text = new StringBuilder();
                while (plan.next()) {
                    text.append(plan.getString(1)).append('\n');
                }
                return Optional.of(text.toString());
            }
        }
    }
}
