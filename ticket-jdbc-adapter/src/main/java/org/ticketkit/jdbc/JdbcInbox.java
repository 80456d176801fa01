package org.ticketkit.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransactionRollbackException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.ticketkit.spi.Inbox;
import org.ticketkit.ticket.TenantId;

/** Arrivals in a table: the bytes, the dedupe key as a unique constraint, and the lease. */
final class JdbcInbox implements Inbox {

    private final Calls calls;
    private final Dialect dialect;
    private final InboxStatements statements;

    JdbcInbox(Calls calls, Dialect dialect) {
        this.calls = calls;
        this.dialect = dialect;
        this.statements = dialect.inbox();
    }

    @Override
    public Received receive(Arrival arrival) {
        return calls.run("keep an arrival of mailbox " + arrival.mailbox(), connection -> {
            Optional<UUID> first = firstOf(connection, arrival);
            if (first.isEmpty()) {
                Sql insert = Sql.of(statements.insertArrival(), ArrivalRows.values(arrival));
                if (dialect.insertIfAbsent(connection, insert)) {
                    return new Received(arrival.id(), true);
                }
                first = firstOf(connection, arrival);
            }
            return new Received(first.isPresent() ? first.get() : unseen(connection, arrival), false);
        });
    }

    /** Something is in the way that has another key, or that this transaction cannot see since it began before that was written. */
    private UUID unseen(Connection connection, Arrival arrival) throws SQLException {
        if (Sql.of(statements.arrival(), arrival.tenant().value(), arrival.id()).exists(connection)) {
            throw new IllegalArgumentException(
                    "arrival " + arrival.id() + " is there already under another dedupe key; use a fresh id");
        }
        throw new SQLTransactionRollbackException(
                "the arrival came at the same time by another transaction, which this one does not see", "40001");
    }

    private Optional<UUID> firstOf(Connection connection, Arrival arrival) throws SQLException {
        return Sql.of(statements.arrivalByKey(), arrival.tenant().value(), arrival.dedupeKey())
                .first(connection, row -> row.uuid("id"));
    }

    @Override
    public List<Claimed> claim(String channel, Instant now, Instant leaseUntil, int limit) {
        return calls.run("claim arrivals of channel " + channel, connection -> {
            List<Claimed> locked = dialect.lock(connection, statements.queue(channel), now, limit, JdbcInbox::ready);
            RowsOfTenants.of(
                            locked,
                            ready -> ready.arrival().tenant(),
                            ready -> ready.arrival().id())
                    .update(connection, () -> Sql.of(statements.claimArrivals(), leaseUntil), "id");
            return locked.stream()
                    .map(ready -> new Claimed(ready.arrival(), ready.token() + 1, ready.attempts() + 1))
                    .toList();
        });
    }

    private static Claimed ready(Columns row) throws SQLException {
        return new Claimed(ArrivalRows.arrival(row), row.number("token"), row.integer("attempts"));
    }

    @Override
    public boolean finish(UUID id, long token, Disposition disposition, Instant at) {
        return settle(id, token, disposition, at);
    }

    @Override
    public boolean quarantine(UUID id, long token, String problem, Instant at) {
        return settle(id, token, new Disposition(State.QUARANTINED, problem, Optional.empty()), at);
    }

    private boolean settle(UUID id, long token, Disposition disposition, Instant at) {
        return changesOne(
                "settle arrival " + id,
                Sql.of(
                        statements.settleArrival(),
                        disposition.state().name(),
                        Problems.kept(disposition.reason()),
                        disposition.ticket().orElse(null),
                        at,
                        id,
                        token));
    }

    @Override
    public boolean defer(UUID id, long token, String problem, Instant due) {
        return changesOne(
                "defer arrival " + id, Sql.of(statements.deferArrival(), Problems.kept(problem), due, id, token));
    }

    @Override
    public boolean replay(TenantId tenant, UUID id, Instant now) {
        return changesOne("replay arrival " + id, Sql.of(statements.replayArrival(), now, tenant.value(), id));
    }

    private boolean changesOne(String doing, Sql update) {
        return calls.run(doing, connection -> update.update(connection) == 1);
    }

    @Override
    public Optional<Stored> find(TenantId tenant, UUID id) {
        return calls.run(
                "find arrival " + id,
                connection -> Sql.of(statements.arrival(), tenant.value(), id).first(connection, ArrivalRows::read));
    }

    @Override
    public List<Stored> quarantined(TenantId tenant, int limit) {
        return calls.run(
                "list the quarantine",
                connection ->
                        Sql.of(statements.quarantined(), tenant.value(), limit).list(connection, ArrivalRows::read));
    }

    @Override
    public long countQuarantined() {
        return calls.run(
                "count the quarantine",
                connection -> Sql.of(statements.countQuarantined())
                        .first(connection, row -> row.number("n"))
                        .orElse(0L));
    }

    @Override
    public Optional<String> cursor(TenantId tenant, String mailbox) {
        return calls.run(
                "read the cursor of mailbox " + mailbox,
                connection -> Sql.of(statements.cursor(), tenant.value(), mailbox)
                        .first(connection, row -> row.text("cursor_text")));
    }

    @Override
    public void saveCursor(TenantId tenant, String mailbox, String cursor) {
        calls.run("save the cursor of mailbox " + mailbox, connection -> {
            Sql update = Sql.of(statements.updateCursor(), cursor, tenant.value(), mailbox);
            return update.update(connection) == 1
                    || dialect.insertIfAbsent(
                            connection, Sql.of(statements.insertCursor(), cursor, tenant.value(), mailbox))
                    || update.update(connection) == 1;
        });
    }
}
