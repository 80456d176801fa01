package org.ticketkit.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.ticketkit.notice.NoticeId;
import org.ticketkit.spi.ChangeSet;
import org.ticketkit.spi.RecordRef;
import org.ticketkit.spi.Search;
import org.ticketkit.spi.StoreHealth;
import org.ticketkit.spi.StoredEvent;
import org.ticketkit.spi.StoredNotice;
import org.ticketkit.spi.StoredRecord;
import org.ticketkit.spi.StoredTicket;
import org.ticketkit.spi.TicketStore;
import org.ticketkit.spi.Timer;
import org.ticketkit.spi.UniqueKey;
import org.ticketkit.ticket.Attachment;
import org.ticketkit.ticket.Entry;
import org.ticketkit.ticket.EntryId;
import org.ticketkit.ticket.Misconfigured;
import org.ticketkit.ticket.Participant;
import org.ticketkit.ticket.Sort;
import org.ticketkit.ticket.StorageFailed;
import org.ticketkit.ticket.TenantId;
import org.ticketkit.ticket.TicketId;

/**
 * Tickets and all that belongs to them in tables.
 *
 * <p>On H2 and PostgreSQL every change set is one round trip, an opening as well as a reply or a move; finding a record is one, a
 * ticket with all who take part too, by key one or two; a page of entries is one, and one more if files hang on them. A conflict costs a few more, to say what it is.
 */
final class JdbcTicketStore implements TicketStore {

    /** How often a change set is tried whose conditions did not hold and then do: each time a competitor went away. */
    private static final int ATTEMPTS = 5;

    private final Calls calls;
    private final Dialect dialect;
    private final StoreStatements statements;
    private final ConflictFinder conflicts;
    private final CriteriaSql criteria;
    private final TimerClaims timerClaims;

    JdbcTicketStore(Calls calls, Dialect dialect) {
        this.calls = calls;
        this.dialect = dialect;
        this.statements = dialect.store();
        this.conflicts = new ConflictFinder(dialect);
        this.criteria = new CriteriaSql(statements);
        this.timerClaims = new TimerClaims(dialect);
    }

    @Override
    public ChangeSet.Outcome commit(ChangeSet changes) {
        return calls.run("write a change of tenant " + changes.tenant() + " to " + subject(changes), connection -> {
            requireTransaction(connection);
            return write(connection, changes);
        });
    }

    private static String subject(ChangeSet changes) {
        return changes.records().stream()
                .map(write -> write.ref().toString())
                .findFirst()
                .orElse("no record");
    }

    /** With auto-commit on, half a change set could be committed. */
    private static void requireTransaction(Connection connection) throws SQLException {
        if (connection.getAutoCommit()) {
            throw new Misconfigured(
                    "The host's connection has auto-commit on: begin a transaction before the desk is called, or build"
                            + " the storage over a DataSource");
        }
    }

    private ChangeSet.Outcome write(Connection connection, ChangeSet changes) throws SQLException {
        SQLException last = null;
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            Optional<SQLException> broken = dialect.write(connection, changes);
            if (broken.isEmpty()) {
                return new ChangeSet.Outcome.Written();
            }
            last = broken.get();
            Optional<ChangeSet.Outcome> conflict = conflicts.find(connection, changes);
            if (conflict.isPresent()) {
                return conflict.get();
            }
        }
        throw new StorageFailed(
                "A change to " + subject(changes) + " was turned down " + ATTEMPTS
                        + " times without a conflict that this transaction can see; roll back and try the whole transaction again",
                StorageFailed.Recovery.RETRY,
                Objects.requireNonNull(last));
    }

    @Override
    public Optional<StoredRecord> find(TenantId tenant, RecordRef ref) {
        return calls.run(
                "find " + ref,
                connection -> isTicket(ref)
                        ? Sql.of(statements.ticket(), tenant.value(), ref.id())
                                .first(connection, row -> TicketRows.read(tenant, row))
                        : Sql.of(statements.record(), tenant.value(), ref.kind(), ref.id())
                                .first(connection, row -> record(tenant, row)));
    }

    @Override
    public Optional<StoredTicket> findTicket(TenantId tenant, TicketId id) {
        return calls.run("find ticket " + id, connection -> {
            List<Attendance> rows = Sql.of(statements.attendedTicket(), tenant.value(), id.value())
                    .list(connection, row -> Attendance.read(tenant, row));
            List<Participant> participants =
                    rows.stream().flatMap(row -> row.participant().stream()).toList();
            return rows.stream().findFirst().map(row -> new StoredTicket(row.record(), participants));
        });
    }

    /** A ticket and one who takes part, if anybody does. */
    private record Attendance(StoredRecord record, Optional<Participant> participant) {

        static Attendance read(TenantId tenant, Columns row) throws SQLException {
            Columns person = row.under(StoreStatements.PERSON);
            boolean isAnybody = person.optionalText("requester_id").isPresent();
            return new Attendance(
                    TicketRows.read(tenant, row), isAnybody ? Optional.of(PersonRows.read(person)) : Optional.empty());
        }
    }

    private static boolean isTicket(RecordRef ref) {
        return ref.kind().equals(RecordRef.TICKET);
    }

    private static StoredRecord record(TenantId tenant, Columns row) throws SQLException {
        return new StoredRecord(
                tenant,
                new RecordRef(row.text("kind"), row.uuid("id")),
                row.number("version"),
                row.text("body"),
                Map.of());
    }

    @Override
    public List<StoredRecord> findTickets(TenantId tenant, Collection<TicketId> ids) {
        if (ids.isEmpty()) {
            return List.of();
        }
        Set<UUID> values = ids.stream().map(TicketId::value).collect(Collectors.toSet());
        return calls.run(
                "find " + values.size() + " tickets",
                connection -> Sql.of(statements.ticketsById(), tenant.value())
                        .addList(values)
                        .list(connection, row -> TicketRows.read(tenant, row)));
    }

    @Override
    public Optional<StoredRecord> findByKey(TenantId tenant, UniqueKey key) {
        String text = dialect.keyText(key.value());
        return calls.run("find the holder of " + key, connection -> {
            Optional<StoredRecord> ticket = Sql.of(statements.ticketByKey(), tenant.value(), key.scope(), text)
                    .first(connection, row -> TicketRows.read(tenant, row));
            return ticket.isPresent()
                    ? ticket
                    : Sql.of(statements.recordByKey(), tenant.value(), key.scope(), text)
                            .first(connection, row -> record(tenant, row));
        });
    }

    @Override
    public List<StoredRecord> search(Search search) {
        Sql sql = Sql.of(statements.tickets(), search.tenant().value())
                .add(" AND ")
                .add(criteria.compile(search.criteria()));
        boolean up = search.sort().direction() == Sort.Direction.ASCENDING;
        String column = "t." + TicketRows.column(search.sort().field());
        search.after()
                .ifPresent(position -> sql.add(
                        " AND " + column + (up ? " >= ?" : " <= ?") + " AND (" + column + (up ? " > ?" : " < ?")
                                + " OR t.id" + (up ? " > ?)" : " < ?)"),
                        position.value(),
                        position.value(),
                        position.id()));
        String direction = up ? " ASC" : " DESC";
        sql.add(" ORDER BY " + column + direction + ", t.id" + direction + " FETCH FIRST ? ROWS ONLY", search.limit());
        return calls.run(
                "search tickets", connection -> sql.list(connection, row -> TicketRows.read(search.tenant(), row)));
    }

    @Override
    public List<Entry> entries(TenantId tenant, TicketId ticket, Set<Entry.Kind> kinds, long afterSequence, int limit) {
        if (kinds.isEmpty()) {
            return List.of();
        }
        Set<String> names = kinds.stream().map(Entry.Kind::name).collect(Collectors.toCollection(TreeSet::new));
        return calls.run("read entries of ticket " + ticket, connection -> {
            List<EntryRows.Bare> page = Sql.of(statements.entries(), tenant.value(), ticket.value(), afterSequence)
                    .addList(names)
                    .add(" ORDER BY sequence_no FETCH FIRST ? ROWS ONLY", limit)
                    .list(connection, EntryRows::read);
            return withFiles(connection, tenant, page);
        });
    }

    private List<Entry> withFiles(Connection connection, TenantId tenant, List<EntryRows.Bare> page)
            throws SQLException {
        Map<UUID, List<Attachment>> files = Map.of();
        if (page.stream().anyMatch(bare -> bare.attachments() > 0)) {
            Entry first = page.get(0).entry();
            Entry last = page.get(page.size() - 1).entry();
            files = Sql.of(
                            statements.attachments(),
                            tenant.value(),
                            first.ticket().value(),
                            first.sequence(),
                            last.sequence())
                    .list(connection, EntryRows::attachment)
                    .stream()
                    .collect(Collectors.groupingBy(
                            EntryRows.Hanging::entry,
                            Collectors.mapping(EntryRows.Hanging::file, Collectors.toList())));
        }
        List<Entry> entries = new ArrayList<>();
        for (EntryRows.Bare bare : page) {
            entries.add(bare.with(files.getOrDefault(bare.entry().id().value(), List.of())));
        }
        return entries;
    }

    @Override
    public Optional<Entry> entry(TenantId tenant, EntryId id) {
        return calls.run("find entry " + id, connection -> {
            List<EntryRows.Bare> found =
                    Sql.of(statements.entry(), tenant.value(), id.value()).list(connection, EntryRows::read);
            return withFiles(connection, tenant, found).stream().findFirst();
        });
    }

    @Override
    public List<StoredEvent> events(TenantId tenant, RecordRef record, long afterSequence, int limit) {
        return calls.run(
                "read events of " + record,
                connection -> Sql.of(
                                statements.events(), tenant.value(), record.kind(), record.id(), afterSequence, limit)
                        .list(connection, EventRows::read));
    }

    @Override
    public List<StoredEvent> eventsBetween(
            TenantId tenant, Instant from, Instant to, Optional<StoredEvent> after, int limit) {
        Sql sql = Sql.of(statements.eventsBetween(), tenant.value(), from, to);
        after.ifPresent(event -> sql.add(
                " AND happened_at >= ? AND (happened_at, record_kind, record_id, sequence_no) > (?, ?, ?, ?)",
                event.at(),
                event.at(),
                event.record().kind(),
                event.record().id(),
                event.sequence()));
        sql.add(" ORDER BY happened_at, record_kind, record_id, sequence_no FETCH FIRST ? ROWS ONLY", limit);
        return calls.run("read events from " + from + " to " + to, connection -> sql.list(connection, EventRows::read));
    }

    @Override
    public List<Participant> participants(TenantId tenant, TicketId ticket) {
        return calls.run(
                "read participants of ticket " + ticket,
                connection -> Sql.of(statements.participants(), tenant.value(), ticket.value())
                        .list(connection, PersonRows::read));
    }

    @Override
    public List<Timer> claimTimers(Instant now, int limit) {
        return calls.run("claim timers", connection -> timerClaims.claim(connection, now, limit));
    }

    @Override
    public List<Timer> timers(TenantId tenant, RecordRef record) {
        return calls.run(
                "read timers of " + record,
                connection -> Sql.of(statements.timers(), tenant.value(), record.kind(), record.id())
                        .list(connection, TimerRows::read));
    }

    @Override
    public List<StoredNotice> claimNotices(Instant now, Instant leaseUntil, int limit) {
        return calls.run("claim notices", connection -> {
            List<StoredNotice> locked =
                    dialect.lock(connection, statements.noticeQueue(), now, limit, NoticeRows::read);
            RowsOfTenants.of(
                            locked,
                            ready -> ready.notice().tenant(),
                            ready -> ready.notice().id().value())
                    .update(connection, () -> Sql.of(statements.claimNotices(), leaseUntil, now), "id");
            return locked.stream()
                    .map(ready -> ready.claimed(now, leaseUntil).in(ready.state()))
                    .toList();
        });
    }

    @Override
    public Optional<StoredNotice> findNotice(TenantId tenant, NoticeId id) {
        return calls.run(
                "find notice " + id,
                connection ->
                        Sql.of(statements.notice(), tenant.value(), id.value()).first(connection, NoticeRows::read));
    }

    @Override
    public Optional<StoredNotice> findNotice(TenantId tenant, String messageId) {
        return calls.run(
                "find the notice of message " + messageId,
                connection -> Sql.of(statements.noticeByMessage(), tenant.value(), messageId)
                        .first(connection, NoticeRows::read));
    }

    @Override
    public List<StoredNotice> notices(
            TenantId tenant, Set<StoredNotice.State> states, Optional<NoticeId> after, int limit) {
        Sql sql = Sql.of(statements.notices(), tenant.value())
                .addList(states.stream().map(StoredNotice.State::name).toList());
        after.ifPresent(last -> sql.add(" AND id > ?", last.value()));
        sql.add(" ORDER BY id FETCH FIRST ? ROWS ONLY", limit);
        return calls.run("list notices", connection -> sql.list(connection, NoticeRows::read));
    }

    @Override
    public long countAutomatic(TenantId tenant, String channel, Optional<String> budgetKey, Instant since, long limit) {
        Sql sql = new Sql().add("SELECT COUNT(*) AS n FROM (");
        budgetKey.ifPresentOrElse(
                to -> sql.add(statements.countAutomaticTo(), tenant.value(), channel, since, to),
                () -> sql.add(statements.countAutomatic(), tenant.value(), channel, since));
        sql.add(" FETCH FIRST ? ROWS ONLY) c", limit);
        return calls.run(
                "count automatic notices",
                connection -> sql.first(connection, row -> row.number("n")).orElse(0L));
    }

    @Override
    public boolean isAttached(TenantId tenant, String sha256) {
        return calls.run(
                "look for attachment " + sha256,
                connection ->
                        Sql.of(statements.isAttached(), tenant.value(), sha256).exists(connection));
    }

    @Override
    public StoreHealth health(Instant now) {
        return calls.run(
                "read the health",
                connection -> Sql.of(statements.health(), now, now)
                        .first(
                                connection,
                                row -> new StoreHealth(
                                        row.number("overdue"),
                                        row.optionalInstant("oldest_timer"),
                                        row.number("parked_timers"),
                                        row.number("waiting"),
                                        row.optionalInstant("oldest_notice"),
                                        row.number("parked_notices")))
                        .orElseThrow());
    }
}
