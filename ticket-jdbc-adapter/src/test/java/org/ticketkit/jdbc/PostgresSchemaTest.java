package org.ticketkit.jdbc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
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
import org.ticketkit.postgres.PostgresServer;
import org.ticketkit.ticket.Misconfigured;

class PostgresSchemaTest {

    private final TestDatabase database = TestDatabase.onPostgres();
    private final DataSource pool = database.pool();

    @AfterEach
    void drop() {
        database.close();
    }

    private static String refusal(TicketSchema schema) {
        return assertThrows(Misconfigured.class, schema::verify).getMessage();
    }

    private static boolean isOfTheTables(String warning) {
        return !warning.contains("fsync") && !warning.contains("synchronous_commit");
    }

    private static void assertComplete(TicketSchema schema) {
        assertEquals(
                List.of(),
                schema.verify().stream()
                        .filter(PostgresSchemaTest::isOfTheTables)
                        .toList());
    }

    @Test
    void verify_of_an_empty_database_names_every_table_and_says_what_to_run() {
        String message = refusal(JdbcStorage.over(pool).schema());

        for (String table : List.of("tk_ticket", "tk_event", "tk_entry", "tk_notice", "tk_inbox", "tk_file_chunk")) {
            assertTrue(message.contains("table " + table), message);
        }
        assertTrue(message.contains("TicketSchema.script()"), message);
    }

    @Test
    void verify_names_a_missing_column_a_missing_index_and_a_missing_sequence() {
        JdbcStorage storage = database.storage();
        assertComplete(storage.schema());
        database.run("ALTER TABLE tk_notice DROP COLUMN problem; DROP INDEX tk_timer_by_due;"
                + " DROP SEQUENCE tk_case_number");

        String message = refusal(storage.schema());

        assertTrue(message.contains("column tk_notice.problem"), message);
        assertTrue(message.contains("index tk_timer_by_due"), message);
        assertTrue(message.contains("sequence tk_case_number"), message);
        assertFalse(message.contains("table "), message);
    }

    @Test
    void tables_further_down_the_search_path_are_found() {
        database.storage();
        database.run("CREATE SCHEMA " + database.schema() + "_own");
        JdbcStorage storage =
                JdbcStorage.over(database.pool("&currentSchema=" + database.schema() + "_own," + database.schema()));

        assertComplete(storage.schema());
        assertTrue(new DeskOnDatabase(storage).open().number().value().startsWith("T-"));
    }

    @Test
    void a_schema_and_a_prefix_in_capitals_are_the_same_as_in_small_letters() {
        JdbcStorage storage = JdbcStorage.builder(pool)
                .schema(database.schema().toUpperCase(java.util.Locale.ROOT))
                .tablePrefix("Case_")
                .build();
        database.prepared(storage);

        assertComplete(storage.schema());
        assertTrue(new DeskOnDatabase(storage).open().number().value().startsWith("T-"));
    }

    @Test
    void verify_warns_of_a_server_that_may_lose_commits() {
        List<String> warnings = database.storage().schema().verify();

        assertTrue(warnings.stream().anyMatch(warning -> warning.contains("fsync = off")), warnings::toString);
        assertTrue(
                warnings.stream().anyMatch(warning -> warning.contains("synchronous_commit is off")),
                warnings::toString);
        assertFalse(JdbcStorage.over(database.pool("&options=-c%20synchronous_commit=on")).schema().verify().stream()
                .anyMatch(warning -> warning.contains("synchronous_commit")));
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

    @Test
    void migrate_without_flyway_s_module_for_postgresql_says_what_to_add_or_to_run() throws Exception {
        Throwable thrown = TicketSchemaTest.migratingWithout("flyway-database-postgresql", pool);

        assertEquals(Misconfigured.class.getName(), thrown.getClass().getName());
        assertTrue(thrown.getMessage().contains("org.flywaydb:flyway-database-postgresql"), thrown.getMessage());
    }

    @RepeatedTest(3)
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

    @Test
    void processes_that_migrate_at_once_do_it_once() throws Exception {
        String url = PostgresServer.shared().newDatabase();
        List<Process> nodes = List.of(node(url), node(url));
        for (Process node : nodes) {
            assertTrue(node.waitFor(60, TimeUnit.SECONDS));
            assertEquals(0, node.exitValue());
        }
        try (Connection connection = java.sql.DriverManager.getConnection(url)) {
            assertEquals(1, migrations(connection));
        }
    }

    private static Process node(String url) throws IOException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        return new ProcessBuilder(
                        java,
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        MigratingNode.class.getName(),
                        url)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    private long migrations() throws SQLException {
        try (Connection connection = pool.getConnection()) {
            return migrations(connection);
        }
    }

    private static long migrations(Connection connection) throws SQLException {
        return Sql.of("SELECT COUNT(*) AS n FROM tk_schema_history WHERE version = '001' AND success")
                .first(connection, row -> row.number("n"))
                .orElseThrow();
    }
}
