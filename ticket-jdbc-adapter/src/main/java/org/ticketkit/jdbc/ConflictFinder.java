package org.ticketkit.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ticketkit.notice.NoticeId;
import org.ticketkit.spi.ChangeSet;
import org.ticketkit.spi.ChangeSet.KeyWrite;
import org.ticketkit.spi.ChangeSet.NoticeWrite;
import org.ticketkit.spi.ChangeSet.Outcome;
import org.ticketkit.spi.ChangeSet.RecordWrite;
import org.ticketkit.spi.ChangeSet.TimerWrite;
import org.ticketkit.spi.RecordRef;
import org.ticketkit.spi.UniqueKey;
import org.ticketkit.ticket.TenantId;

/** Finds out, after a change set was not written, which of its conditions does not hold; the rare way, hence one query each. */
final class ConflictFinder {

    private final Dialect dialect;
    private final StoreStatements statements;

    ConflictFinder(Dialect dialect) {
        this.dialect = dialect;
        this.statements = dialect.store();
    }

    /** The first condition that does not hold; empty if all hold by now. */
    Optional<Outcome> find(Connection connection, ChangeSet changes) throws SQLException {
        return new Search(connection, changes.tenant()).in(changes);
    }

    private record TimerPlace(RecordRef record, String kind) {}

    /** One search; it remembers what earlier writes of the same change set would have made. */
    private final class Search {

        private final Connection connection;
        private final TenantId tenant;
        private final Map<RecordRef, Long> versions = new HashMap<>();
        private final Map<UniqueKey, KeyWrite> taken = new HashMap<>();
        private final Map<TimerPlace, Optional<Instant>> timers = new HashMap<>();

        Search(Connection connection, TenantId tenant) {
            this.connection = connection;
            this.tenant = tenant;
        }

        Optional<Outcome> in(ChangeSet changes) throws SQLException {
            Optional<Outcome> found = first(changes.records(), this::record);
            if (found.isEmpty()) {
                found = first(changes.keys(), this::key);
            }
            if (found.isEmpty()) {
                found = first(changes.timers(), this::timer);
            }
            return found.isPresent() ? found : first(changes.notices(), this::notice);
        }

        private Optional<Outcome> record(RecordWrite write) throws SQLException {
            Long known = versions.get(write.ref());
            long version = known != null ? known : version(write.ref());
            versions.put(write.ref(), write.expectedVersion() + 1);
            return version == write.expectedVersion()
                    ? Optional.empty()
                    : Optional.of(new Outcome.VersionConflict(write.ref()));
        }

        private long version(RecordRef ref) throws SQLException {
            Sql sql = ref.kind().equals(RecordRef.TICKET)
                    ? Sql.of(statements.ticketVersion(), tenant.value(), ref.id())
                    : Sql.of(statements.recordVersion(), tenant.value(), ref.kind(), ref.id());
            return sql.first(connection, row -> row.number("version")).orElse(0L);
        }

        private Optional<Outcome> key(KeyWrite write) throws SQLException {
            KeyWrite earlier = taken.putIfAbsent(write.key(), write);
            if (write.whenTaken() == KeyWrite.WhenTaken.KEEP) {
                return Optional.empty();
            }
            if (earlier != null) {
                return Optional.of(new Outcome.KeyTaken(write.key(), earlier.owner(), earlier.fingerprint()));
            }
            return Sql.of(
                            statements.keyHolder(),
                            tenant.value(),
                            write.key().scope(),
                            dialect.keyText(write.key().value()))
                    .first(
                            connection,
                            row -> new Outcome.KeyTaken(
                                    write.key(),
                                    new RecordRef(row.text("owner_kind"), row.uuid("owner_id")),
                                    row.text("fingerprint")));
        }

        private Optional<Outcome> timer(TimerWrite write) throws SQLException {
            if (write instanceof TimerWrite.Set set) {
                timers.put(
                        place(set.timer().record(), set.timer().kind()),
                        Optional.of(set.timer().due()));
                return Optional.empty();
            }
            TimerWrite.Clear clear = (TimerWrite.Clear) write;
            TimerPlace place = place(clear.record(), clear.kind());
            Optional<Instant> known = timers.get(place);
            Optional<Instant> due = known != null ? known : due(place);
            timers.put(place, Optional.empty());
            return clear.expectedDue().isEmpty() || clear.expectedDue().equals(due)
                    ? Optional.empty()
                    : Optional.of(new Outcome.TimerGone(clear.record(), clear.kind()));
        }

        private TimerPlace place(RecordRef record, String kind) {
            return new TimerPlace(record, kind);
        }

        private Optional<Instant> due(TimerPlace place) throws SQLException {
            RecordRef record = place.record();
            return Sql.of(statements.timerDue(), tenant.value(), record.kind(), record.id(), place.kind())
                    .first(connection, row -> row.instant("due_at"));
        }

        private Optional<Outcome> notice(NoticeWrite write) throws SQLException {
            if (write instanceof NoticeWrite.Freeze freeze) {
                return lease(freeze.id(), freeze.token());
            }
            if (write instanceof NoticeWrite.Settle settle) {
                return lease(settle.id(), settle.token());
            }
            return Optional.empty();
        }

        private Optional<Outcome> lease(NoticeId id, long token) throws SQLException {
            Optional<Long> last = Sql.of(statements.noticeToken(), tenant.value(), id.value())
                    .first(connection, row -> row.number("token"));
            return last.equals(Optional.of(token)) ? Optional.empty() : Optional.of(new Outcome.LeaseLost(id));
        }
    }

    private static <T> Optional<Outcome> first(List<T> writes, Check<T> check) throws SQLException {
        for (T write : writes) {
            Optional<Outcome> found = check.of(write);
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    @FunctionalInterface
    private interface Check<T> {
        Optional<Outcome> of(T write) throws SQLException;
    }
}
