package org.ticketkit.jdbc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ticketkit.ticket.Misconfigured;

/** The schema on H2, and what is the same on every database. */
class TicketSchemaTest extends SchemaOnDatabase {

    @Override
    TestDatabase database() {
        return TestDatabase.inMemory();
    }

    @Test
    void verify_looks_into_the_schema_that_it_was_given() {
        database.storage();
        database.run("CREATE SCHEMA support");

        String message =
                refusal(JdbcStorage.builder(pool).schema("support").build().schema());

        assertTrue(message.contains("table tk_ticket"), message);
    }

    @Test
    void migrate_makes_what_the_script_makes() throws SQLException {
        database.run("CREATE SCHEMA by_hand");
        database.run("CREATE SCHEMA by_flyway");
        database.prepared(JdbcStorage.builder(pool).schema("by_hand").build());
        JdbcStorage.builder(pool).schema("by_flyway").build().schema().migrate();

        assertEquals(outline("BY_HAND"), outline("BY_FLYWAY"));
        assertTrue(outline("BY_HAND").size() > 150);
    }

    /** Columns, indexes and sequences of a schema, without what Flyway keeps for itself. */
    private TreeSet<String> outline(String schema) throws SQLException {
        try (Connection connection = pool.getConnection()) {
            return new TreeSet<>(Sql.of(
                            "SELECT table_name || ' ' || column_name || ' ' || data_type || ' ' || is_nullable || ' '"
                                    + " || COALESCE(character_maximum_length, 0) AS line"
                                    + " FROM information_schema.columns WHERE table_schema = ? AND table_name LIKE 'TK_%'"
                                    + " UNION ALL SELECT index_name || ' ' || column_name || ' ' || ordinal_position"
                                    + " FROM information_schema.index_columns WHERE table_schema = ?"
                                    + " AND table_name LIKE 'TK_%' AND index_name LIKE 'TK_%'"
                                    + " UNION ALL SELECT sequence_name || ' ' || increment"
                                    + " FROM information_schema.sequences"
                                    + " WHERE sequence_schema = ? AND sequence_name LIKE 'TK_%'",
                            schema, schema, schema)
                    .list(connection, row -> row.text("line")));
        }
    }

    @Test
    void migrate_without_flyway_says_what_to_add_or_to_run() throws Exception {
        Throwable thrown = migratingWithout("flyway", pool);

        assertEquals(Misconfigured.class.getName(), thrown.getClass().getName());
        assertTrue(thrown.getMessage().contains("org.flywaydb:flyway-core"), thrown.getMessage());
    }

    /** What a migration throws if nothing whose path contains this text is on the class path. */
    static Throwable migratingWithout(String artifact, DataSource pool) throws Exception {
        URL[] classPath = Stream.of(System.getProperty("java.class.path").split(java.io.File.pathSeparator))
                .filter(entry -> !entry.contains(artifact))
                .map(TicketSchemaTest::url)
                .toArray(URL[]::new);
        try (URLClassLoader without = new URLClassLoader(classPath, ClassLoader.getPlatformClassLoader())) {
            Object storage = without.loadClass(JdbcStorage.class.getName())
                    .getMethod("over", DataSource.class)
                    .invoke(null, pool);
            Object schema = storage.getClass().getMethod("schema").invoke(storage);
            return assertThrows(
                            ReflectiveOperationException.class,
                            () -> schema.getClass().getMethod("migrate").invoke(schema))
                    .getCause();
        }
    }

    private static URL url(String entry) {
        try {
            return Path.of(entry).toUri().toURL();
        } catch (java.net.MalformedURLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void a_storage_in_host_transactions_migrates_on_a_data_source_that_it_is_given() {
        RawHost host = new RawHost(pool);
        TicketSchema schema = JdbcStorage.builder(host, host).build().schema();

        assertThrows(Misconfigured.class, schema::migrate);
        schema.migrate(pool);

        assertEquals(List.of(), schema.verify());
    }

    @Test
    void verify_warns_of_a_file_whose_commits_are_not_on_disk(@TempDir Path folder) {
        try (TestDatabase lazy = TestDatabase.at("jdbc:h2:file:" + folder.resolve("lazy"));
                TestDatabase durable = TestDatabase.inFile(folder)) {
            List<String> warnings = lazy.storage().schema().verify();

            assertEquals(1, warnings.size());
            assertTrue(warnings.get(0).contains("WRITE_DELAY=0"), warnings.get(0));
            assertEquals(List.of(), durable.storage().schema().verify());
        }
    }

    @Test
    void names_that_would_need_quotes_are_refused() {
        JdbcStorage.Builder builder = JdbcStorage.builder(pool).tablePrefix("x; DROP TABLE parcel; --");

        assertThrows(IllegalArgumentException.class, builder::build);
    }

    @Test
    void the_tenant_leads_every_key_and_index_but_those_of_the_queues_and_of_the_periods() {
        String script = JdbcStorage.over(pool).schema().script();

        List<String> others = java.util.regex.Pattern.compile(
                        "(?:PRIMARY KEY|UNIQUE|\\w+ ON \\w+) \\((?!tenant)[^)]*\\)")
                .matcher(script)
                .results()
                .map(java.util.regex.MatchResult::group)
                .toList();

        assertEquals(
                List.of(
                        "tk_timer_by_due ON tk_timer (parked, due_at, tenant, record_kind, record_id, timer_kind)",
                        "tk_notice_by_due ON tk_notice (is_open, due_at, tenant, id)",
                        "tk_notice_by_state ON tk_notice (state, tenant, id)",
                        "UNIQUE (id)",
                        "tk_inbox_by_arrival ON tk_inbox (state, channel, arrived_at, id)",
                        "tk_file_by_staging ON tk_file (staged_at, tenant, sha256)",
                        "PRIMARY KEY (period)"),
                others);
    }
}
