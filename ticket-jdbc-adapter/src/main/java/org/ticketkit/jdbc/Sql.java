package org.ticketkit.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A statement with its parameters, in the making and then run. */
final class Sql {

    /** Question marks in parentheses for every row that a table has: no statement makes them anew. */
    private static final List<String> ROWS =
            IntStream.range(0, 40).mapToObj(Sql::row).toList();

    private final List<String> pieces = new ArrayList<>();
    private final List<@Nullable Object> parameters = new ArrayList<>();
    private int seconds;

    static Sql of(String text, @Nullable Object... parameters) {
        return new Sql().add(text, parameters);
    }

    /** Adds text, and the values of the question marks in it. */
    Sql add(String more, @Nullable Object... values) {
        pieces.add(more);
        Collections.addAll(parameters, values);
        return this;
    }

    /** Adds another statement's text and parameters. */
    Sql add(Sql other) {
        pieces.addAll(other.pieces);
        parameters.addAll(other.parameters);
        return this;
    }

    /** Adds a list of question marks in parentheses, with these values. */
    Sql addRow(@Nullable Object... values) {
        int count = values.length;
        return add(count < ROWS.size() ? ROWS.get(count) : row(count), values);
    }

    /** Adds a list of question marks in parentheses, with these values. */
    Sql addList(Collection<?> values) {
        return addRow(values.toArray());
    }

    /** Gives the database so many seconds for an answer. */
    Sql within(int most) {
        seconds = most;
        return this;
    }

    /** Question marks, separated by commas. */
    static String marks(int count) {
        return String.join(", ", Collections.nCopies(count, "?"));
    }

    private static String row(int count) {
        return "(" + marks(count) + ")";
    }

    boolean isEmpty() {
        return pieces.isEmpty();
    }

    /** All rows. */
    <T> List<T> list(Connection connection, Row<T> row) throws SQLException {
        try (PreparedStatement statement = prepare(connection, toString())) {
            return seconds == 0 ? read(statement, row) : readInTime(statement, row);
        }
    }

    /** The bound is taken back, since to H2 it is one of the connection, which is not ours. */
    private <T> List<T> readInTime(PreparedStatement statement, Row<T> row) throws SQLException {
        int before = statement.getQueryTimeout();
        statement.setQueryTimeout(seconds);
        try {
            return read(statement, row);
        } finally {
            statement.setQueryTimeout(before);
        }
    }

    private static <T> List<T> read(PreparedStatement statement, Row<T> row) throws SQLException {
        try (ResultSet results = statement.executeQuery()) {
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
        return update(connection, toString());
    }

    /** Runs a statement that changes rows, whose text is likely to be among these, and says how many. */
    int update(Connection connection, Texts texts) throws SQLException {
        return update(connection, texts.of(pieces));
    }

    private int update(Connection connection, String text) throws SQLException {
        try (PreparedStatement statement = prepare(connection, text)) {
            return statement.executeUpdate();
        }
    }

    private PreparedStatement prepare(Connection connection, String text) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(text);
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
        return String.join("", pieces);
    }

    /** Reads a row. */
    @FunctionalInterface
    interface Row<T> {
        T read(Columns columns) throws SQLException;
    }
}
