package org.ticketkit.jdbc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Every statement of a day's work finds its rows by an index. */
class IndexUseTest {

    private static final int TICKETS = 400;

    private final TestDatabase database = TestDatabase.inMemory();
    private final DataSource pool = database.pool();
    private final Watched watched = new Watched(pool);
    private final JdbcStorage storage = database.prepared(JdbcStorage.over(watched.dataSource()));
    private final DeskOnDatabase on = new DeskOnDatabase(storage);

    @AfterEach
    void drop() {
        database.close();
    }

    @Test
    void no_statement_scans_a_table() throws SQLException {
        for (int i = 0; i < TICKETS; i++) {
            on.clock.advance(Duration.ofSeconds(1));
            on.open();
        }
        database.run("ANALYZE");
        watched.reset();

        new DayOfWork(on, storage).run();
        assertEquals(List.of(), DayOfWork.unsent(watched.executions));

        List<String> scans = new ArrayList<>();
        int seen = 0;
        try (Connection connection = pool.getConnection()) {
            for (Watched.Execution execution : watched.executions) {
                int from = 0;
                for (String statement : execution.sql().split(";\n")) {
                    int count = (int) statement.chars().filter(c -> c == '?').count();
                    Optional<String> plan = plan(connection, statement, execution.parameters(), from);
                    if (plan.filter(IndexUseTest::scans).isPresent()) {
                        scans.add(plan.get());
                    }
                    from += count;
                    seen++;
                }
            }
        }
        assertTrue(seen > 60, "only " + seen + " statements");
        assertEquals(List.of(), scans);
    }

    private static boolean scans(String plan) {
        return plan.contains(".tableScan");
    }

    private static Optional<String> plan(Connection connection, String sql, Map<Integer, Object> parameters, int from)
            throws SQLException {
        if (sql.startsWith("INSERT") || sql.contains("NEXT VALUE") || sql.contains("INFORMATION_SCHEMA")) {
            return Optional.empty();
        }
        try (PreparedStatement explain = connection.prepareStatement("EXPLAIN " + sql)) {
            int count = explain.getParameterMetaData().getParameterCount();
            for (int i = 1; i <= count; i++) {
                Object value = parameters.get(from + i);
                explain.setObject(i, "null".equals(value) ? null : value);
            }
            try (ResultSet plan = explain.executeQuery()) {
                plan.next();
                return Optional.of(plan.getString(1));
            }
        }
    }
}
