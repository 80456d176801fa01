package org.ticketkit.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ticketkit.spi.ChangeSet;

/** PostgreSQL 13 or later. */
final class PostgresDialect extends CommonDialect {

    private static final String BEGIN = "SAVEPOINT " + PostgresChangeSets.SAVEPOINT + ";\n";
    private static final String END = ";\nRELEASE SAVEPOINT " + PostgresChangeSets.SAVEPOINT;
    private static final String UNDO = "ROLLBACK TO SAVEPOINT " + PostgresChangeSets.SAVEPOINT + END;

    private final PostgresChangeSets changeSets;
    private final Texts texts = new Texts();

    PostgresDialect(Tables tables) {
        super(tables);
        this.changeSets = new PostgresChangeSets(tables);
    }

    @Override
    public String folder() {
        return "postgresql";
    }

    /** The savepoint goes over with the statements; only after a failure is it needed, and a second round trip with it. */
    @Override
    public Optional<SQLException> write(Connection connection, ChangeSet changes) throws SQLException {
        Sql statements = changeSets.compile(changes);
        if (statements.isEmpty()) {
            return Optional.empty();
        }
        try {
            Sql.of(BEGIN).add(statements).add(END).update(connection, texts);
            return Optional.empty();
        } catch (SQLException e) {
            undo(connection, e);
            if (ChangeSets.isBrokenCondition(e)) {
                return Optional.of(e);
            }
            throw e;
        }
    }

    private static void undo(Connection connection, SQLException reason) throws SQLException {
        try {
            Sql.of(UNDO).update(connection);
        } catch (SQLException e) {
            reason.addSuppressed(e); // the connection is gone, or the transaction was broken before
            throw reason;
        }
    }

    @Override
    public <T> List<T> lock(Connection connection, Queue queue, Instant now, int limit, Sql.Row<T> row)
            throws SQLException {
        return Sql.of(
                        "SELECT " + queue.columns() + " FROM " + queue.table() + " WHERE " + queue.ready(),
                        queue.parameters(now))
                .add(
                        " ORDER BY " + String.join(", ", queue.order())
                                + " FETCH FIRST ? ROWS ONLY FOR UPDATE SKIP LOCKED",
                        limit)
                .list(connection, row);
    }

    @Override
    public boolean insertIfAbsent(Connection connection, Sql insert) throws SQLException {
        return new Sql().add(insert).add(" ON CONFLICT DO NOTHING").update(connection) == 1;
    }

    @Override
    public String draw(String sequence) {
        return store().render("SELECT nextval('${tk}" + sequence + "') AS drawn");
    }

    @Override
    public String keyText(String key) {
        return PostgresChangeSets.keptKey(key);
    }

    /** The tables may be in any schema of the search path, and need not be in its first. */
    @Override
    public String schemaOf(Connection connection, String table) throws SQLException {
        return Sql.of(
                        "SELECT COALESCE((SELECT n.nspname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace"
                                + " WHERE c.oid = to_regclass(?)), current_schema(), '') AS schema_name",
                        table)
                .first(connection, row -> row.text("schema_name"))
                .orElseThrow();
    }

    @Override
    public List<String> warnings(Connection connection) throws SQLException {
        List<String> warnings = new ArrayList<>();
        if (setting(connection, "fsync").equals("off")) {
            warnings.add(
                    "This PostgreSQL server runs with fsync = off: a crash of the machine may lose commits and break the"
                            + " database. Switch it on where nothing may be lost.");
        }
        if (setting(connection, "synchronous_commit").equals("off")) {
            warnings.add(
                    "synchronous_commit is off for these connections: a commit is not on disk when it returns, and a crash"
                            + " of the server may lose the last ones. Switch it on where nothing may be lost.");
        }
        return warnings;
    }

    private static String setting(Connection connection, String name) throws SQLException {
        return Sql.of("SELECT current_setting(?) AS value", name)
                .first(connection, row -> row.text("value"))
                .orElseThrow();
    }
}
