package org.ticketkit.examples.benchmarks.load;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.ticketkit.examples.benchmarks.load.Footprint.Change;
import org.ticketkit.examples.benchmarks.load.Footprint.Kind;
import org.ticketkit.ticket.TenantId;

/**
 * The floor: the rows of a command's footprint in one execution and one commit, without deciding anything.
 *
 * <p>A step reads the ticket's row by its key before it writes, as whoever decides something about a ticket must; an opening reads nothing.
 *
 * <p>Each command has rows of its own: fresh identities of the same kind, fresh keys of the same length, everything else as it was.
 */
final class BareJdbc implements Contender {

    /** The texts that must differ from row to row. */
    private static final Set<String> KEYS = Set.of("key_text", "notice_key", "number");

    private static final long FIRST_KEY = 1_000_000_000_000L;

    /** What the first keys, very many of them, begin with. */
    static final String FIRST_DIGITS = Long.toString(FIRST_KEY).substring(0, 6);

    private final DataSource dataSource;
    private final String prefix;
    private final Sample sample;
    private final AtomicLong serial = new AtomicLong();

    /**
     * What is written again.
     *
     * @param ticket the ticket that all was done to
     * @param open what opening it wrote
     * @param steps what each step wrote
     */
    record Sample(UUID ticket, Footprint open, Map<Step, Footprint> steps) {}

    BareJdbc(DataSource dataSource, String prefix, Sample sample) {
        this.dataSource = dataSource;
        this.prefix = prefix;
        this.sample = sample;
    }

    @Override
    public String name() {
        return "bare JDBC";
    }

    @Override
    public Clerk clerk() {
        return new Writer();
    }

    /** The statements of a footprint as one command, and the values that go with it. */
    private static final class Command {

        private final String sql;
        private final List<String> columns = new ArrayList<>();
        private final List<@Nullable Object> values = new ArrayList<>();

        Command(Footprint footprint, String prefix) {
            Map<String, List<Change>> inserts = footprint.changes().stream()
                    .filter(change -> change.kind() == Kind.INSERTED)
                    .collect(Collectors.groupingBy(Change::table, LinkedHashMap::new, Collectors.toList()));
            List<String> statements = new ArrayList<>();
            inserts.forEach((table, rows) -> statements.add(insert(prefix + table, rows)));
            for (Change change : footprint.changes()) {
                if (change.kind() == Kind.UPDATED) {
                    statements.add(update(prefix + change.table(), change));
                } else if (change.kind() == Kind.DELETED) {
                    statements.add("DELETE FROM " + prefix + change.table() + where(change));
                }
            }
            sql = String.join("; ", statements);
        }

        private String insert(String table, List<Change> rows) {
            List<String> names = List.copyOf(rows.get(0).values().keySet());
            String marks = names.stream().map(name -> "?").collect(Collectors.joining(", ", "(", ")"));
            for (Change row : rows) {
                names.forEach(name -> bind(name, row.values().get(name)));
            }
            return "INSERT INTO " + table + " (" + String.join(", ", names) + ") VALUES "
                    + rows.stream().map(row -> marks).collect(Collectors.joining(", "));
        }

        private String update(String table, Change row) {
            List<String> names = row.values().keySet().stream()
                    .filter(name -> !row.key().contains(name))
                    .toList();
            names.forEach(name -> bind(name, row.values().get(name)));
            return "UPDATE " + table + " SET "
                    + names.stream().map(name -> name + " = ?").collect(Collectors.joining(", ")) + where(row);
        }

        private String where(Change row) {
            row.key().forEach(name -> bind(name, row.values().get(name)));
            return " WHERE " + row.key().stream().map(name -> name + " = ?").collect(Collectors.joining(" AND "));
        }

        private void bind(String column, @Nullable Object value) {
            columns.add(column);
            values.add(value);
        }
    }

    private final class Writer implements Clerk {

        private final Command open = new Command(sample.open(), prefix);
        private final Map<Step, Command> steps = new EnumMap<>(Step.class);
        private final Cases<UUID> cases = new Cases<>();

        Writer() {
            sample.steps().forEach((step, footprint) -> steps.put(step, new Command(footprint, prefix)));
        }

        @Override
        public void open(int number) {
            inTransaction(connection -> {
                for (int i = 0; i < number; i++) {
                    UUID ticket = fresh();
                    write(connection, open, ticket);
                    cases.opened(ticket);
                }
            });
        }

        @Override
        public boolean take(Step step) {
            Command command = Objects.requireNonNull(steps.get(step));
            Optional<UUID> next = cases.next(step);
            next.ifPresent(ticket -> inTransaction(connection -> {
                read(connection, ticket);
                write(connection, command, ticket);
            }));
            return next.isPresent();
        }

        private void read(Connection connection, UUID ticket) throws SQLException {
            try (PreparedStatement statement =
                    connection.prepareStatement("SELECT * FROM " + prefix + "ticket WHERE tenant = ? AND id = ?")) {
                statement.setString(1, TenantId.DEFAULT.value());
                statement.setObject(2, ticket);
                try (ResultSet row = statement.executeQuery()) {
                    if (!row.next()) {
                        throw new IllegalStateException("ticket " + ticket + " is not there");
                    }
                    for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
                        row.getObject(i);
                    }
                }
            }
        }

        private void inTransaction(Work work) {
            try (Connection connection = dataSource.getConnection()) {
                connection.setAutoCommit(false);
                work.on(connection);
                connection.commit();
                connection.setAutoCommit(true);
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }

        private void write(Connection connection, Command command, UUID ticket) throws SQLException {
            Map<UUID, UUID> identities = new HashMap<>(Map.of(sample.ticket(), ticket));
            try (PreparedStatement statement = connection.prepareStatement(command.sql)) {
                for (int i = 0; i < command.values.size(); i++) {
                    statement.setObject(i + 1, value(command.columns.get(i), command.values.get(i), identities));
                }
                statement.execute();
            }
        }

        private @Nullable Object value(String column, @Nullable Object value, Map<UUID, UUID> identities) {
            if (value instanceof UUID id) {
                return identities.computeIfAbsent(id, known -> fresh());
            }
            if (value instanceof String text && KEYS.contains(column)) {
                String key = Long.toString(FIRST_KEY + serial.incrementAndGet());
                return key + text.substring(Math.min(key.length(), text.length()));
            }
            return value;
        }
    }

    private interface Work {
        void on(Connection connection) throws SQLException;
    }

    /** An identity that grows with time, like those of the engine: random ones would be unfair to the floor's indexes. */
    private UUID fresh() {
        long number = serial.incrementAndGet();
        return new UUID(((System.currentTimeMillis() << 16) | 0x7000L) | (number & 0xfffL), number | Long.MIN_VALUE);
    }
}
