package org.ticketkit.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The columns of the row at hand, by name. */
final class Columns {

    private final ResultSet results;
    private final String prefix;

    Columns(ResultSet results) {
        this(results, "");
    }

    private Columns(ResultSet results, String prefix) {
        this.results = results;
        this.prefix = prefix;
    }

    /** The columns whose names begin with this, by the rest of the name. */
    Columns under(String beginning) {
        return new Columns(results, beginning);
    }

    private String label(String column) {
        return prefix.isEmpty() ? column : prefix + column;
    }

    String text(String column) throws SQLException {
        return present(column, results.getString(label(column)));
    }

    Optional<String> optionalText(String column) throws SQLException {
        return Optional.ofNullable(results.getString(label(column)));
    }

    long number(String column) throws SQLException {
        return results.getLong(label(column));
    }

    int integer(String column) throws SQLException {
        return results.getInt(label(column));
    }

    Optional<Long> optionalNumber(String column) throws SQLException {
        long value = results.getLong(label(column));
        return results.wasNull() ? Optional.empty() : Optional.of(value);
    }

    boolean flag(String column) throws SQLException {
        return results.getBoolean(label(column));
    }

    UUID uuid(String column) throws SQLException {
        return present(column, results.getObject(label(column), UUID.class));
    }

    Optional<UUID> optionalUuid(String column) throws SQLException {
        return Optional.ofNullable(results.getObject(label(column), UUID.class));
    }

    Instant instant(String column) throws SQLException {
        return Utc.fromColumn(present(column, results.getObject(label(column), OffsetDateTime.class)));
    }

    Optional<Instant> optionalInstant(String column) throws SQLException {
        return Optional.ofNullable(results.getObject(label(column), OffsetDateTime.class))
                .map(Utc::fromColumn);
    }

    byte[] bytes(String column) throws SQLException {
        return present(column, results.getBytes(label(column)));
    }

    /** The values of the first columns, whatever they are, fit to be parameters. */
    List<Object> all(int count) throws SQLException {
        List<Object> values = new ArrayList<>();
        for (int i = 1; i <= count; i++) {
            values.add(present("number " + i, results.getObject(i)));
        }
        return values;
    }

    private static <T> T present(String column, @Nullable T value) {
        return Objects.requireNonNull(value, () -> "column " + column + " is null");
    }
}
