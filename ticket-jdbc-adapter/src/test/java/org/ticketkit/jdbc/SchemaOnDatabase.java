package org.ticketkit.jdbc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.ticketkit.ticket.Misconfigured;

/** What {@link TicketSchema} does on every kind of database. */
abstract class SchemaOnDatabase {

    final TestDatabase database = database();
    final DataSource pool = database.pool();

    /** A database with nothing in it. */
    abstract TestDatabase database();

    @AfterEach
    void drop() {
        database.close();
    }

    static String refusal(TicketSchema schema) {
        return assertThrows(Misconfigured.class, schema::verify).getMessage();
    }

    /** Whatever there is to warn of, nothing is missing. */
    static void assertComplete(TicketSchema schema) {
        assertEquals(
                List.of(),
                schema.verify().stream().filter(SchemaOnDatabase::isOfTheTables).toList());
    }

    private static boolean isOfTheTables(String warning) {
        return !warning.contains("fsync") && !warning.contains("synchronous_commit");
    }

    /** How often the first script was run. */
    static long migrations(Connection connection) throws SQLException {
        return Sql.of("SELECT COUNT(*) AS n FROM \"tk_schema_history\" WHERE \"version\" = '001' AND \"success\"")
                .first(connection, row -> row.number("n"))
                .orElseThrow();
    }

    private long migrations() throws SQLException {
        try (Connection connection = pool.getConnection()) {
            return migrations(connection);
        }
    }

    @Test
    void verify_of_an_empty_database_names_every_table_and_says_what_to_run() {
        String message = refusal(JdbcStorage.over(pool).schema());

        for (String table : List.of("tk_ticket", "tk_event", "tk_entry", "tk_notice", "tk_inbox", "tk_file_chunk")) {
            assertTrue(message.contains("table " + table), message);
        }
        assertTrue(message.contains("TicketSchema.script()"), message);
        assertTrue(message.contains("TicketSchema.migrate()"), message);
    }

    @Test
    void verify_is_content_after_the_script_was_run_by_hand() {
        assertComplete(database.storage().schema());
    }

    @Test
    void verify_names_a_missing_column_a_missing_index_and_a_missing_sequence() {
        JdbcStorage storage = database.storage();
        database.run("ALTER TABLE tk_notice DROP COLUMN problem");
        database.run("DROP INDEX tk_timer_by_due");
        database.run("DROP SEQUENCE tk_case_number");

        String message = refusal(storage.schema());

        assertTrue(message.contains("column tk_notice.problem"), message);
        assertTrue(message.contains("index tk_timer_by_due"), message);
        assertTrue(message.contains("sequence tk_case_number"), message);
        assertFalse(message.contains("table "), message);
    }

    @Test
    void verify_names_a_missing_primary_key_and_a_missing_unique_constraint() {
        JdbcStorage storage = database.storage();
        database.run("ALTER TABLE tk_unique_key DROP CONSTRAINT tk_unique_key_pk");
        database.run("ALTER TABLE tk_notice DROP CONSTRAINT tk_notice_once");

        String message = refusal(storage.schema());

        assertTrue(message.contains("lacks constraint tk_unique_key_pk, constraint tk_notice_once."), message);
    }

    @Test
    void migrate_twice_and_beside_the_host_s_tables_is_fine() throws SQLException {
        database.run("CREATE TABLE parcel (id INTEGER PRIMARY KEY)");
        TicketSchema schema = JdbcStorage.over(pool).schema();

        schema.migrate();
        schema.migrate();

        assertComplete(schema);
        assertEquals(1, migrations());
    }

    @RepeatedTest(5)
    void nodes_that_migrate_at_once_do_it_once() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(4);
        CountDownLatch together = new CountDownLatch(4);
        try {
            List<TicketSchema> nodes = Stream.generate(
                            () -> JdbcStorage.over(database.pool()).schema())
                    .limit(4)
                    .toList();
            List<Future<?>> running = new ArrayList<>();
            for (TicketSchema node : nodes) {
                running.add(threads.submit(() -> {
                    together.countDown();
                    together.await();
                    node.migrate();
                    return node.verify();
                }));
            }
            for (Future<?> each : running) {
                each.get(60, TimeUnit.SECONDS);
            }
        } finally {
            threads.shutdownNow();
        }
        assertEquals(1, migrations());
    }
}
