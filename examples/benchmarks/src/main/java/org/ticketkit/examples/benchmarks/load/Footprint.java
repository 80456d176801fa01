package org.ticketkit.examples.benchmarks.load;

import java.sql.Clob;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The rows that one command wrote, found by comparing all tables before and after it.
 *
 * @param changes a change for each row, inserted ones first
 */
record Footprint(List<Change> changes) {

    /** What became of a row. */
    enum Kind {
        INSERTED,
        UPDATED,
        DELETED
    }

    /**
     * A row that was written.
     *
     * @param kind what became of it
     * @param table the table, without its prefix
     * @param key the columns of its primary key
     * @param values its values by column, those that the database makes left out
     */
    record Change(Kind kind, String table, List<String> key, Map<String, @Nullable Object> values) {}

    /** What the tables hold. */
    static final class Snapshot {

        private final Map<String, List<String>> keys = new LinkedHashMap<>();
        private final Map<String, Map<List<@Nullable Object>, Map<String, @Nullable Object>>> rows =
                new LinkedHashMap<>();

        /** Reads all rows of all tables whose names begin with this; meant for a database that is all but empty. */
        static Snapshot of(Connection connection, String prefix) throws SQLException {
            Snapshot snapshot = new Snapshot();
            List<String> tables = new ArrayList<>();
            try (ResultSet found = connection
                    .getMetaData()
                    .getTables(null, connection.getSchema(), null, new String[] {"TABLE", "BASE TABLE"})) {
                while (found.next()) {
                    String table = found.getString("TABLE_NAME");
                    if (table.toLowerCase(Locale.ROOT).startsWith(prefix) && !table.endsWith("schema_history")) {
                        tables.add(table);
                    }
                }
            }
            for (String table : tables) {
                snapshot.read(connection, table, prefix);
            }
            return snapshot;
        }

        private void read(Connection connection, String table, String prefix) throws SQLException {
            String name = table.toLowerCase(Locale.ROOT).substring(prefix.length());
            List<String> key = key(connection.getMetaData(), connection.getSchema(), table);
            keys.put(name, key);
            Map<List<@Nullable Object>, Map<String, @Nullable Object>> found = new LinkedHashMap<>();
            try (Statement statement = connection.createStatement();
                    ResultSet result = statement.executeQuery("SELECT * FROM " + table)) {
                while (result.next()) {
                    Map<String, @Nullable Object> row = row(result);
                    found.put(key.stream().map(row::get).toList(), row);
                }
            }
            rows.put(name, found);
        }

        private static List<String> key(DatabaseMetaData metaData, String schema, String table) throws SQLException {
            Map<Short, String> columns = new TreeMap<>();
            try (ResultSet found = metaData.getPrimaryKeys(null, schema, table)) {
                while (found.next()) {
                    columns.put(
                            found.getShort("KEY_SEQ"),
                            found.getString("COLUMN_NAME").toLowerCase(Locale.ROOT));
                }
            }
            return List.copyOf(columns.values());
        }

        private static Map<String, @Nullable Object> row(ResultSet result) throws SQLException {
            ResultSetMetaData metaData = result.getMetaData();
            Map<String, @Nullable Object> row = new LinkedHashMap<>();
            for (int i = 1; i <= metaData.getColumnCount(); i++) {
                if (!metaData.isAutoIncrement(i)) {
                    row.put(metaData.getColumnName(i).toLowerCase(Locale.ROOT), value(result, i));
                }
            }
            return row;
        }

        /** A long text comes as a handle that equals no other. */
        private static @Nullable Object value(ResultSet result, int column) throws SQLException {
            Object value = result.getObject(column);
            return value instanceof Clob ? result.getString(column) : value;
        }
    }

    /** What was written between two snapshots. */
    static Footprint between(Snapshot before, Snapshot after) {
        List<Change> inserted = new ArrayList<>();
        List<Change> others = new ArrayList<>();
        after.rows.forEach((table, rows) -> {
            List<String> key = after.keys.getOrDefault(table, List.of());
            Map<List<@Nullable Object>, Map<String, @Nullable Object>> old = before.rows.getOrDefault(table, Map.of());
            rows.forEach((id, row) -> {
                Map<String, @Nullable Object> was = old.get(id);
                if (was == null) {
                    inserted.add(new Change(Kind.INSERTED, table, key, row));
                } else if (!was.equals(row)) {
                    others.add(new Change(Kind.UPDATED, table, key, row));
                }
            });
            old.forEach((id, row) -> {
                if (!rows.containsKey(id)) {
                    others.add(new Change(Kind.DELETED, table, key, row));
                }
            });
        });
        inserted.addAll(others);
        return new Footprint(List.copyOf(inserted));
    }

    /** The tables that were written. */
    Set<String> tables() {
        return changes.stream().map(Change::table).collect(Collectors.toCollection(TreeSet::new));
    }

    /** How many rows of each table, in words. */
    String inWords() {
        Map<String, Integer> counts = new TreeMap<>();
        changes.forEach(change ->
                counts.merge(change.kind().name().toLowerCase(Locale.ROOT) + " " + change.table(), 1, Integer::sum));
        StringBuilder words = new StringBuilder();
        counts.forEach((what, count) -> words.append(words.isEmpty() ? "" : ", ")
                .append(count)
                .append(' ')
                .append(what));
        return words.toString();
    }
}
