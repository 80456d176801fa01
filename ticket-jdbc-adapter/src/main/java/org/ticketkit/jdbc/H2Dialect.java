package org.ticketkit.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.ticketkit.spi.ChangeSet;

/** H2 2.4, in a file or in memory. */
final class H2Dialect extends CommonDialect {

    /** How many times a claim looks further down a queue whose front is locked by others. */
    private static final int WINDOWS = 8;

    private final H2ChangeSets changeSets;
    private final Texts texts = new Texts();

    H2Dialect(Tables tables) {
        super(tables);
        this.changeSets = new H2ChangeSets(tables);
    }

    @Override
    public String folder() {
        return "h2";
    }

    @Override
    public Optional<SQLException> write(Connection connection, ChangeSet changes) throws SQLException {
        Sql statements = changeSets.compile(changes);
        if (statements.isEmpty()) {
            return Optional.empty();
        }
        try {
            statements.update(connection, texts);
            return Optional.empty();
        } catch (SQLException e) {
            if (ChangeSets.isBrokenCondition(e)) {
                return Optional.of(e);
            }
            throw e;
        }
    }

    /**
     * H2 locks every row that fits before it sorts and cuts, so a window of the queue is looked at first and then locked: otherwise
     * one node would lock all that is due.
     */
    @Override
    public <T> List<T> lock(Connection connection, Queue queue, Instant now, int limit, Sql.Row<T> row)
            throws SQLException {
        List<T> locked = new ArrayList<>();
        List<Object> from = List.of();
        for (int i = 0; i < WINDOWS && locked.size() < limit; i++) {
            int size = limit - locked.size();
            List<List<Object>> window = window(connection, queue, now, from, size);
            if (window.isEmpty()) {
                break;
            }
            List<Object> to = window.get(window.size() - 1);
            locked.addAll(lockWindow(connection, queue, now, from, to, size, row));
            from = to;
        }
        return locked;
    }

    private static List<List<Object>> window(
            Connection connection, Queue queue, Instant now, List<Object> from, int size) throws SQLException {
        String order = String.join(", ", queue.order());
        return between(new Sql().add("SELECT " + order), queue, now, from, List.of())
                .add(" ORDER BY " + order + " FETCH FIRST ? ROWS ONLY", size)
                .list(connection, columns -> columns.all(queue.order().size()));
    }

    private static <T> List<T> lockWindow(
            Connection connection,
            Queue queue,
            Instant now,
            List<Object> from,
            List<Object> to,
            int size,
            Sql.Row<T> row)
            throws SQLException {
        return between(new Sql().add("SELECT " + queue.columns()), queue, now, from, to)
                .add(
                        " ORDER BY " + String.join(", ", queue.order())
                                + " FETCH FIRST ? ROWS ONLY FOR UPDATE SKIP LOCKED",
                        size)
                .list(connection, row);
    }

    private static Sql between(Sql select, Queue queue, Instant now, List<Object> after, List<Object> upTo) {
        String place = " AND (" + String.join(", ", queue.order()) + ")";
        select.add(" FROM " + queue.table() + " WHERE " + queue.ready(), queue.parameters(now));
        if (!after.isEmpty()) {
            select.add(place + " > ").addList(after);
        }
        if (!upTo.isEmpty()) {
            select.add(place + " <= ").addList(upTo);
        }
        return select;
    }

    /** A statement that fails in H2 is undone by itself and leaves the transaction as it was before. */
    @Override
    public boolean insertIfAbsent(Connection connection, Sql insert) throws SQLException {
        try {
            insert.update(connection);
            return true;
        } catch (SQLException e) {
            if (ChangeSets.isDuplicate(e)) {
                return false;
            }
            throw e;
        }
    }

    @Override
    public String draw(String sequence) {
        return store().render("SELECT NEXT VALUE FOR ${tk}" + sequence + " AS drawn");
    }

    @Override
    public String keyText(String key) {
        return key;
    }

    @Override
    public String schemaOf(Connection connection, String table) throws SQLException {
        return connection.getSchema();
    }

    @Override
    public List<String> warnings(Connection connection) throws SQLException {
        @Nullable String url = connection.getMetaData().getURL();
        boolean isFile = url != null && !url.startsWith("jdbc:h2:mem:");
        if (isFile && writeDelay(connection) != 0) {
            return List.of(
                    "This H2 database does not have a commit on disk when it returns: a crash of the machine or the process may"
                            + " lose the last commits. Add ;WRITE_DELAY=0 to its URL where nothing may be lost.");
        }
        return List.of();
    }

    private static long writeDelay(Connection connection) throws SQLException {
        return Sql.of(
                        "SELECT SETTING_VALUE AS delay FROM INFORMATION_SCHEMA.SETTINGS WHERE SETTING_NAME = 'WRITE_DELAY'")
                .first(connection, columns -> columns.number("delay"))
                .orElse(0L);
    }
}
