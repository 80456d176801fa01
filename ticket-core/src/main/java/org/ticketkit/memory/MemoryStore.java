package org.ticketkit.memory;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.ticketkit.memory.TenantTables.Begun;
import org.ticketkit.memory.TenantTables.EntryPlace;
import org.ticketkit.memory.TenantTables.EventPlace;
import org.ticketkit.memory.TenantTables.Moment;
import org.ticketkit.memory.TenantTables.TimerKey;
import org.ticketkit.notice.Notice;
import org.ticketkit.notice.NoticeId;
import org.ticketkit.spi.ChangeSet;
import org.ticketkit.spi.RecordRef;
import org.ticketkit.spi.Search;
import org.ticketkit.spi.StoreHealth;
import org.ticketkit.spi.StoredEvent;
import org.ticketkit.spi.StoredNotice;
import org.ticketkit.spi.StoredRecord;
import org.ticketkit.spi.TicketStore;
import org.ticketkit.spi.Timer;
import org.ticketkit.spi.UniqueKey;
import org.ticketkit.ticket.Entry;
import org.ticketkit.ticket.EntryId;
import org.ticketkit.ticket.Participant;
import org.ticketkit.ticket.Sort;
import org.ticketkit.ticket.TenantId;
import org.ticketkit.ticket.TicketField;
import org.ticketkit.ticket.TicketId;

/**
 * Keeps everything in sorted maps, tenant by tenant.
 *
 * <p>The cost of a commit grows with the change set, and with the number of tickets only by a logarithm; a search looks at every
 * ticket of its tenant.
 */
public final class MemoryStore implements TicketStore {

    private static final UUID FIRST_ID = new UUID(0, 0);

    private final MemoryUnitOfWork unitOfWork;
    private final Journal journal;
    private final Map<TenantId, TenantTables> tenants = new TreeMap<>();
    private final Due due;

    MemoryStore(MemoryUnitOfWork unitOfWork, Journal journal) {
        this.unitOfWork = unitOfWork;
        this.journal = journal;
        this.due = new Due(journal);
    }

    private TenantTables of(TenantId tenant) {
        return tenants.computeIfAbsent(tenant, fresh -> new TenantTables(journal));
    }

    @Override
    public ChangeSet.Outcome commit(ChangeSet changes) {
        return unitOfWork.inside(() -> {
            int before = journal.mark();
            boolean written = false;
            try {
                ChangeSet.Outcome outcome = new Writes(changes.tenant(), of(changes.tenant()), due).apply(changes);
                written = outcome instanceof ChangeSet.Outcome.Written;
                return outcome;
            } finally {
                if (!written) {
                    journal.rollBackTo(before);
                }
            }
        });
    }

    @Override
    public Optional<StoredRecord> find(TenantId tenant, RecordRef ref) {
        return unitOfWork.inside(() -> of(tenant).records.find(ref));
    }

    @Override
    public Optional<StoredRecord> findByKey(TenantId tenant, UniqueKey key) {
        return unitOfWork.inside(() ->
                of(tenant).keys.find(key).flatMap(held -> of(tenant).records.find(held.owner())));
    }

    @Override
    public List<StoredRecord> search(Search search) {
        Comparator<StoredRecord> order = order(search.sort());
        return unitOfWork.inside(() ->
                of(search.tenant()).records.from(new RecordRef(RecordRef.TICKET, FIRST_ID)).values().stream()
                        .takeWhile(record -> record.ref().kind().equals(RecordRef.TICKET))
                        .filter(record -> search.criteria().fits(record.fields()))
                        .filter(record -> search.after().stream()
                                .allMatch(position -> order.compare(record, at(position, search)) > 0))
                        .sorted(order)
                        .limit(search.limit())
                        .toList());
    }

    private static Comparator<StoredRecord> order(Sort sort) {
        TicketField field = sort.field();
        Comparator<StoredRecord> byValue = field.type() == TicketField.Type.INSTANT
                ? Comparator.comparing(record -> (Instant) value(record, field))
                : Comparator.comparing(record -> (Long) value(record, field));
        Comparator<StoredRecord> ascending =
                byValue.thenComparing(record -> record.ref().id(), Order.IDS);
        return sort.direction() == Sort.Direction.ASCENDING ? ascending : ascending.reversed();
    }

    private static Object value(StoredRecord record, TicketField field) {
        return Objects.requireNonNull(record.fields().get(field), () -> record.ref() + " has no " + field);
    }

    /** A record that stands for a position. */
    private static StoredRecord at(Search.Position position, Search search) {
        return new StoredRecord(
                search.tenant(),
                new RecordRef(RecordRef.TICKET, position.id()),
                0,
                "",
                Map.of(search.sort().field(), position.value()));
    }

    @Override
    public List<Entry> entries(TenantId tenant, TicketId ticket, Set<Entry.Kind> kinds, long afterSequence, int limit) {
        return unitOfWork.inside(
                () -> of(tenant).conversations.after(new EntryPlace(ticket, afterSequence)).values().stream()
                        .takeWhile(entry -> entry.ticket().equals(ticket))
                        .filter(entry -> kinds.contains(entry.kind()))
                        .limit(limit)
                        .toList());
    }

    @Override
    public Optional<Entry> entry(TenantId tenant, EntryId id) {
        return unitOfWork.inside(() -> of(tenant).entries.find(id.value()));
    }

    @Override
    public List<StoredEvent> events(TenantId tenant, RecordRef record, long afterSequence, int limit) {
        return unitOfWork.inside(() -> of(tenant).history.after(new EventPlace(record, afterSequence)).values().stream()
                .takeWhile(event -> event.record().equals(record))
                .limit(limit)
                .toList());
    }

    @Override
    public List<StoredEvent> eventsBetween(
            TenantId tenant, Instant from, Instant to, Optional<StoredEvent> after, int limit) {
        Moment start = new Moment(from, new EventPlace(new RecordRef("", FIRST_ID), 0));
        Moment last = after.map(Moment::of)
                .filter(moment -> Moment.ORDER.compare(moment, start) > 0)
                .orElse(start);
        return unitOfWork.inside(() -> of(tenant).chronicle.after(last).values().stream()
                .takeWhile(event -> event.at().isBefore(to))
                .limit(limit)
                .toList());
    }

    @Override
    public List<Participant> participants(TenantId tenant, TicketId ticket) {
        return unitOfWork.inside(
                () -> of(tenant).participants.find(ticket.value()).orElse(List.of()));
    }

    @Override
    public List<Timer> claimTimers(Instant now, int limit) {
        return unitOfWork.inside(() -> due.timers.values().stream()
                .takeWhile(timer -> !timer.due().isAfter(now))
                .limit(limit)
                .toList());
    }

    @Override
    public List<Timer> timers(TenantId tenant, RecordRef record) {
        return unitOfWork.inside(() -> of(tenant).timers.from(new TimerKey(record, "")).values().stream()
                .takeWhile(timer -> timer.record().equals(record))
                .toList());
    }

    @Override
    public List<StoredNotice> claimNotices(Instant now, Instant leaseUntil, int limit) {
        return unitOfWork.inside(() -> {
            List<StoredNotice> claimable = due.notices.values().stream()
                    .takeWhile(notice -> !notice.due().isAfter(now))
                    .limit(limit)
                    .toList();
            return claimable.stream()
                    .map(stored -> new MemoryOutbox(of(stored.notice().tenant()), due).claim(stored, now, leaseUntil))
                    .toList();
        });
    }

    @Override
    public Optional<StoredNotice> findNotice(TenantId tenant, NoticeId id) {
        return unitOfWork.inside(() -> of(tenant).notices.find(id.value()));
    }

    @Override
    public Optional<StoredNotice> findNotice(TenantId tenant, String messageId) {
        return unitOfWork.inside(() -> of(tenant).messageIds.find(messageId).map(id -> notice(tenant, id)));
    }

    @Override
    public List<StoredNotice> notices(
            TenantId tenant, Set<StoredNotice.State> states, Optional<NoticeId> after, int limit) {
        return unitOfWork.inside(() -> {
            Table<UUID, StoredNotice> all = of(tenant).notices;
            return after.map(last -> all.after(last.value())).orElseGet(() -> all.from(FIRST_ID)).values().stream()
                    .filter(stored -> states.contains(stored.state()))
                    .limit(limit)
                    .toList();
        });
    }

    private StoredNotice notice(TenantId tenant, NoticeId id) {
        return of(tenant).notices.find(id.value()).orElseThrow();
    }

    @Override
    public long countAutomatic(TenantId tenant, String channel, Optional<String> budgetKey, Instant since, long limit) {
        return unitOfWork.inside(() -> of(tenant).begun.from(new Begun(since, FIRST_ID)).values().stream()
                .map(id -> notice(tenant, id).notice())
                .filter(Notice::isAutomatic)
                .filter(notice -> notice.channel().equals(channel))
                .filter(notice -> budgetKey.isEmpty() || budgetKey.get().equals(notice.budgetKey()))
                .limit(limit)
                .count());
    }

    @Override
    public boolean isAttached(TenantId tenant, String sha256) {
        return unitOfWork.inside(() -> of(tenant).attached.contains(sha256));
    }

    @Override
    public StoreHealth health(Instant now) {
        return unitOfWork.inside(() -> {
            List<Timer> overdue = claimTimers(now, Integer.MAX_VALUE);
            Collection<StoredNotice> waiting = due.notices.values();
            return new StoreHealth(
                    overdue.size(),
                    overdue.stream().map(Timer::due).findFirst(),
                    tenants.values().stream()
                            .flatMap(tables -> tables.timers.values().stream())
                            .filter(Timer::parked)
                            .count(),
                    waiting.size(),
                    waiting.stream().map(stored -> stored.notice().createdAt()).min(Comparator.naturalOrder()),
                    tenants.values().stream()
                            .flatMap(tables -> tables.notices.values().stream())
                            .filter(stored -> stored.state() == StoredNotice.State.PARKED)
                            .count());
        });
    }
}
