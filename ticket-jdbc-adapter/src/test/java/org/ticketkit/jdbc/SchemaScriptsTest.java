package org.ticketkit.jdbc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The scripts of all dialects make the same: tables, columns in their order, nullability, kinds of type, keys and indexes. */
class SchemaScriptsTest {

    private static final Map<String, String> KINDS = Map.ofEntries(
            Map.entry("character varying", "text"),
            Map.entry("character large object", "text"),
            Map.entry("varchar", "text"),
            Map.entry("text", "text"),
            Map.entry("bigint", "bigint"),
            Map.entry("int8", "bigint"),
            Map.entry("integer", "integer"),
            Map.entry("int4", "integer"),
            Map.entry("boolean", "boolean"),
            Map.entry("bool", "boolean"),
            Map.entry("uuid", "uuid"),
            Map.entry("timestamp with time zone", "instant"),
            Map.entry("timestamptz", "instant"),
            Map.entry("binary large object", "bytes"),
            Map.entry("binary varying", "bytes"),
            Map.entry("bytea", "bytes"));

    private static final int UNLIMITED = 1_000_000;

    private final TestDatabase h2 = TestDatabase.inMemory();
    private final TestDatabase postgres = TestDatabase.onPostgres();

    @AfterEach
    void drop() {
        h2.close();
        postgres.close();
    }

    @Test
    void both_databases_have_the_same_after_their_scripts() throws SQLException {
        h2.storage();
        postgres.storage();

        assertEquals(List.of(), differences());
        assertTrue(outline(h2).size() > 180, () -> outline(h2).size() + " lines");
    }

    @Test
    void a_missing_column_another_order_another_kind_and_a_missing_index_are_named() throws SQLException {
        h2.storage();
        postgres.storage();
        postgres.run(
                "ALTER TABLE tk_notice DROP COLUMN problem; ALTER TABLE tk_timer ALTER COLUMN problem SET NOT NULL;"
                        + " ALTER TABLE tk_record ALTER COLUMN version TYPE INTEGER; DROP INDEX tk_ticket_by_queue;"
                        + " DROP INDEX tk_event_by_time;"
                        + " CREATE INDEX tk_event_by_time ON tk_event (tenant, record_kind, happened_at, record_id, sequence_no)");

        String named = String.join("\n", differences());

        for (String expected : List.of(
                "tk_notice.problem",
                "tk_timer.problem text nullable",
                "tk_timer.problem text required",
                "tk_record.version bigint",
                "tk_record.version integer",
                "tk_ticket index tenant, queue, phase, updated_at, id",
                "tk_event index tenant, happened_at, record_kind, record_id, sequence_no",
                "tk_event index tenant, record_kind, happened_at, record_id, sequence_no")) {
            assertTrue(named.contains(expected), () -> expected + " is not in\n" + named);
        }
    }

    @Test
    void both_scripts_name_their_sequences_and_indexes_alike() {
        SchemaOutline first = SchemaOutline.of(h2.storage().schema().script());
        SchemaOutline second = SchemaOutline.of(postgres.storage().schema().script());

        assertEquals(first, second);
    }

    private List<String> differences() {
        List<String> differences = new ArrayList<>();
        TreeSet<String> first = outline(h2);
        TreeSet<String> second = outline(postgres);
        first.stream().filter(line -> !second.contains(line)).forEach(line -> differences.add("only on H2: " + line));
        second.stream()
                .filter(line -> !first.contains(line))
                .forEach(line -> differences.add("only on PostgreSQL: " + line));
        return differences;
    }

    private static TreeSet<String> outline(TestDatabase database) {
        try (Connection connection = database.pool().getConnection()) {
            DatabaseMetaData data = connection.getMetaData();
            TreeSet<String> lines = new TreeSet<>();
            for (String table : tables(data, connection.getSchema())) {
                columns(data, connection.getSchema(), table, lines);
                indexes(data, connection.getSchema(), table, lines);
            }
            return lines;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<String> tables(DatabaseMetaData data, String schema) throws SQLException {
        List<String> tables = new ArrayList<>();
        try (ResultSet rows = data.getTables(null, schema, null, null)) {
            while (rows.next()) {
                String name = rows.getString("TABLE_NAME");
                if (lower(rows.getString("TABLE_TYPE")).endsWith("table")
                        && lower(name).startsWith("tk_")) {
                    tables.add(name);
                }
            }
        }
        return tables;
    }

    private static void columns(DatabaseMetaData data, String schema, String table, TreeSet<String> lines)
            throws SQLException {
        try (ResultSet rows = data.getColumns(null, schema, table, null)) {
            while (rows.next()) {
                if (!rows.getString("TABLE_NAME").equals(table)) {
                    continue; // an underscore in a name stands for any character
                }
                String type = lower(rows.getString("TYPE_NAME")).replaceAll("\\(.*?\\)", "");
                String kind = KINDS.getOrDefault(type, "unknown: " + type);
                int size = rows.getInt("COLUMN_SIZE");
                lines.add("%s.%s %s %s%s, column %d"
                        .formatted(
                                lower(table),
                                lower(rows.getString("COLUMN_NAME")),
                                kind,
                                rows.getInt("NULLABLE") == DatabaseMetaData.columnNullable ? "nullable" : "required",
                                kind.equals("text") && size < UNLIMITED ? " " + size : "",
                                rows.getInt("ORDINAL_POSITION")));
            }
        }
    }

    private static void indexes(DatabaseMetaData data, String schema, String table, TreeSet<String> lines)
            throws SQLException {
        Map<String, List<String>> columns = new TreeMap<>();
        Map<String, Boolean> unique = new TreeMap<>();
        try (ResultSet rows = data.getIndexInfo(null, schema, table, false, true)) {
            while (rows.next()) {
                String index = rows.getString("INDEX_NAME");
                if (index != null && rows.getString("TABLE_NAME").equals(table)) {
                    columns.computeIfAbsent(index, name -> new ArrayList<>()).add(lower(rows.getString("COLUMN_NAME")));
                    unique.put(index, !rows.getBoolean("NON_UNIQUE"));
                }
            }
        }
        columns.forEach((index, names) -> lines.add(
                lower(table) + (unique.get(index) ? " unique index " : " index ") + String.join(", ", names)));
    }

    private static String lower(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
