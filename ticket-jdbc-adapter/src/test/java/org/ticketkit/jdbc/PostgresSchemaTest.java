package org.ticketkit.jdbc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.ticketkit.postgres.PostgresServer;
import org.ticketkit.ticket.Misconfigured;

/** The schema on PostgreSQL. */
class PostgresSchemaTest extends SchemaOnDatabase {

    @Override
    TestDatabase database() {
        return TestDatabase.onPostgres();
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
    void migrate_without_flyway_s_module_for_postgresql_says_what_to_add_or_to_run() throws Exception {
        Throwable thrown = TicketSchemaTest.migratingWithout("flyway-database-postgresql", pool);

        assertEquals(Misconfigured.class.getName(), thrown.getClass().getName());
        assertTrue(thrown.getMessage().contains("org.flywaydb:flyway-database-postgresql"), thrown.getMessage());
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
}
