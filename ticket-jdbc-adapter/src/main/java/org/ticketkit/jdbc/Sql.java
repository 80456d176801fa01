package org.ticketkit.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A statement with its parameters, in the making and then run. */
final class Sql {

    /** Question marks for every row that a table has: no statement makes them anew. */
    private static final List<String> MARKS =
            IntStream.range(0, 40).mapToObj(Sql::made).toList();

    private final StringBuilder text = new StringBuilder();
    private final List<@Nullable Object> parameters = new ArrayList<>();

    static Sql of(String text, @Nullable Object... parameters) {
        return new Sql().add(text, parameters);
    }

    /** Adds text, and the values of the question marks in it. */
    Sql add(String more, @Nullable Object... values) {
        text.append(more);
        parameters.addAll(Arrays.asList(values));
        return this;
    }

    /** Adds another statement's text and parameters. */
    Sql add(Sql other) {
        text.append(other.text);
        parameters.addAll(other.parameters);
        return this;
    }

    /** Adds a list of question marks in parentheses, with these values. */
    Sql addRow(@Nullable Object... values) {
        return add("(" + marks(values.length) + ")", values);
    }

    /** Adds a list of question marks in parentheses, with these values. */
    Sql addList(Collection<?> values) {
        return addRow(values.toArray());
    }

    /** Question marks, separated by commas. */
    static String marks(int count) {
        return count < MARKS.size() ? MARKS.get(count) : made(count);
    }

    private static String made(int count) {
        return String.join(", ", Collections.nCopies(count, "?"));
    }

    boolean isEmpty() {
        return text.isEmpty();
    }

    /** All rows. */
    <T> List<T> list(Connection connection, Row<T> row) throws SQLException {
        try (PreparedStatement statement = prepare(connection);
                ResultSet results = statement.executeQuery()) {
            Columns columns = new Columns(results);
            List<T> list = new ArrayList<>();
            while (results.next()) {
                list.add(row.read(columns));
            }
            return list;
        }
    }

    /** The first row, if there is one. */
    <T> Optional<T> first(Connection connection, Row<T> row) throws SQLException {
        return list(connection, row).stream().findFirst();
    }

    /** Is there a row? */
    boolean exists(Connection connection) throws SQLException {
        return !list(connection, columns -> true).isEmpty();
    }

    /** Runs a statement that changes rows, and says how many. */
    int update(Connection connection) throws SQLException {
        try (PreparedStatement statement = prepare(connection)) {
            return statement.executeUpdate();
        }
    }

    private PreparedStatement prepare(Connection connection) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(text.toString());
        try {
            for (int i = 0; i < parameters.size(); i++) {
                bind(statement, i + 1, parameters.get(i));
            }
            return statement;
        } catch (SQLException e) {
            statement.close();
            throw e;
        }
    }

    private static void bind(PreparedStatement statement, int index, @Nullable Object value) throws SQLException {
        if (value instanceof Instant instant) {
            statement.setObject(index, Utc.toColumn(instant));
        } else {
            statement.setObject(index, value);
        }
    }

    @Override
    public String toString() {
        return text.toString();
    }

    /** Reads a row. */
    @FunctionalInterface
    interface Row<T> {
        T read(Columns columns) throws SQLException;
    }
}
