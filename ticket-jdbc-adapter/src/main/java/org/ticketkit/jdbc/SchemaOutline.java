package org.ticketkit.jdbc;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the scripts create, read from the scripts themselves, so that there is nothing to keep in step.
 *
 * @param columns the columns of each table
 * @param keys the columns of each primary key and unique constraint of each table, by its name
 * @param indexes the indexes of each table
 * @param sequences the sequences
 */
record SchemaOutline(
        Map<String, Set<String>> columns,
        Map<String, Map<String, Set<String>>> keys,
        Map<String, Set<String>> indexes,
        Set<String> sequences) {

    private static final Pattern TABLE =
            Pattern.compile("^CREATE TABLE (?:\\w+\\.)?(\\w+) \\((.*?)^\\)", Pattern.MULTILINE | Pattern.DOTALL);
    private static final Pattern COLUMN = Pattern.compile("^  (?!CONSTRAINT )(\\w+) ", Pattern.MULTILINE);
    private static final Pattern KEY =
            Pattern.compile("^  CONSTRAINT (\\w+) (?:PRIMARY KEY|UNIQUE) \\(([^)]*)\\)", Pattern.MULTILINE);
    private static final Pattern INDEX =
            Pattern.compile("^CREATE (?:UNIQUE )?INDEX (\\w+) ON (?:\\w+\\.)?(\\w+) ", Pattern.MULTILINE);

    private static final Pattern SEQUENCE = Pattern.compile("^CREATE SEQUENCE (?:\\w+\\.)?(\\w+) ", Pattern.MULTILINE);

    /** Reads scripts that are laid out as ours are: a column per line, constraints and indexes by name. */
    static SchemaOutline of(String script) {
        Map<String, Set<String>> columns = new LinkedHashMap<>();
        Map<String, Map<String, Set<String>>> keys = new LinkedHashMap<>();
        Matcher tables = TABLE.matcher(script);
        while (tables.find()) {
            Set<String> names = new TreeSet<>();
            COLUMN.matcher(tables.group(2)).results().forEach(column -> names.add(lower(column.group(1))));
            columns.put(lower(tables.group(1)), names);
            keys.put(lower(tables.group(1)), keys(tables.group(2)));
        }
        Map<String, Set<String>> indexes = new LinkedHashMap<>();
        INDEX.matcher(script)
                .results()
                .forEach(index -> indexes.computeIfAbsent(lower(index.group(2)), table -> new TreeSet<>())
                        .add(lower(index.group(1))));
        Set<String> sequences = new TreeSet<>();
        SEQUENCE.matcher(script).results().forEach(sequence -> sequences.add(lower(sequence.group(1))));
        return new SchemaOutline(columns, keys, indexes, sequences);
    }

    private static Map<String, Set<String>> keys(String table) {
        Map<String, Set<String>> keys = new LinkedHashMap<>();
        KEY.matcher(table)
                .results()
                .forEach(key ->
                        keys.put(lower(key.group(1)), Set.of(lower(key.group(2)).split(", "))));
        return keys;
    }

    /** What is not in this schema of the database, in words. */
    List<String> missing(Connection connection, String schema, String sequenceQuery) throws SQLException {
        DatabaseMetaData database = connection.getMetaData();
        Map<String, String> present = tables(database, schema);
        List<String> missing = new ArrayList<>();
        for (String table : columns.keySet()) {
            String stored = present.get(table);
            if (stored == null) {
                missing.add("table " + table);
            } else {
                missing.addAll(missingIn(database, schema, table, stored));
            }
        }
        Set<String> drawn = new HashSet<>();
        Sql.of(sequenceQuery, schema)
                .list(connection, row -> row.text("sequence_name"))
                .forEach(name -> drawn.add(lower(name)));
        absent(sequences, drawn).forEach(sequence -> missing.add("sequence " + sequence));
        return missing;
    }

    private List<String> missingIn(DatabaseMetaData database, String schema, String table, String stored)
            throws SQLException {
        List<String> missing = new ArrayList<>();
        Set<String> there = names(database.getColumns(null, schema, stored, null), stored, "COLUMN_NAME");
        absent(columns.getOrDefault(table, Set.of()), there)
                .forEach(column -> missing.add("column " + table + "." + column));
        Set<Set<String>> unique = uniqueColumns(database.getIndexInfo(null, schema, stored, true, true), stored);
        keys.getOrDefault(table, Map.of()).forEach((key, of) -> {
            if (!unique.contains(of)) {
                missing.add("constraint " + key);
            }
        });
        Set<String> built = names(database.getIndexInfo(null, schema, stored, false, true), stored, "INDEX_NAME");
        absent(indexes.getOrDefault(table, Set.of()), built).forEach(index -> missing.add("index " + index));
        return missing;
    }

    /** The tables by lower-case name, as the database spells them. */
    private static Map<String, String> tables(DatabaseMetaData database, String schema) throws SQLException {
        Map<String, String> tables = new LinkedHashMap<>();
        try (ResultSet results = database.getTables(null, schema, null, null)) {
            while (results.next()) {
                String name = results.getString("TABLE_NAME");
                tables.put(lower(name), name);
            }
        }
        return tables;
    }

    private static Set<String> names(ResultSet rows, String table, String nameColumn) throws SQLException {
        Set<String> names = new HashSet<>();
        try (rows) {
            while (rows.next()) {
                String name = rows.getString(nameColumn);
                if (name != null && table.equals(rows.getString("TABLE_NAME"))) {
                    names.add(lower(name));
                }
            }
        }
        return names;
    }

    /** The columns of each unique index; what a database calls those behind its constraints is its own affair. */
    private static Set<Set<String>> uniqueColumns(ResultSet rows, String table) throws SQLException {
        Map<String, Set<String>> columns = new LinkedHashMap<>();
        try (rows) {
            while (rows.next()) {
                String index = rows.getString("INDEX_NAME");
                if (index != null && table.equals(rows.getString("TABLE_NAME"))) {
                    columns.computeIfAbsent(index, name -> new HashSet<>()).add(lower(rows.getString("COLUMN_NAME")));
                }
            }
        }
        return new HashSet<>(columns.values());
    }

    private static Set<String> absent(Set<String> wanted, Set<String> there) {
        Set<String> absent = new TreeSet<>(wanted);
        absent.removeAll(there);
        return absent;
    }

    private static String lower(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
