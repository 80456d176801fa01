package org.ticketkit.examples.mvstore;

import static org.ticketkit.spi.SortKeys.after;
import static org.ticketkit.spi.SortKeys.key;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.ticketkit.notice.NoticeId;
import org.ticketkit.spi.ChangeSet;
import org.ticketkit.spi.RecordRef;
import org.ticketkit.spi.Search;
import org.ticketkit.spi.SortKeys;
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
import org.ticketkit.ticket.TicketId;

/** What is read, and what is claimed; {@link Writing} has the rest. */
record MvTicketStore(MvUnitOfWork work, Tables in) implements TicketStore {

    private <T> List<T> page(int limit, Supplier<Stream<T>> things) {
        return page(limit, each -> true, things);
    }

    private <T> List<T> page(int limit, Predicate<T> fits, Supplier<Stream<T>> things) {
        return work.in(() -> things.get().filter(fits).limit(limit).toList());
    }

    @Override
    public ChangeSet.Outcome commit(ChangeSet changes) {
        try {
            return work.in(() -> new Writing(work, in, changes.tenant()).all(changes));
        } catch (Writing.Refusal refusal) {
            return refusal.outcome;
        }
    }

    @Override
    public Optional<StoredRecord> find(TenantId tenant, RecordRef ref) {
        return work.in(() -> in.records.get(key(tenant, ref)));
    }

    @Override
    public Optional<StoredRecord> findByKey(TenantId tenant, UniqueKey key) {
        String taken = key(tenant, key.scope(), key.value());
        return work.in(() -> in.keys.get(taken).flatMap(write -> find(tenant, write.owner())));
    }

    /** Walks the tickets of the tenant in the order of the sort, and passes over those that do not fit. */
    @Override
    public List<StoredRecord> search(Search search) {
        TenantId tenant = search.tenant();
        Sort sort = search.sort();
        String all = key(tenant, sort.field());
        Optional<String> last =
                search.after().map(end -> key(tenant, sort.field(), end.value(), tenant, RecordRef.TICKET, end.id()));
        boolean up = sort.direction() == Sort.Direction.ASCENDING;
        String from = up
                ? last.map(SortKeys::after).orElse(all)
                : last.map(SortKeys::before).orElse(after(all));
        String to = up ? after(all) : all;
        Predicate<StoredRecord> fits = record -> search.criteria().fits(record.fields());
        return page(search.limit(), fits, () -> in.records.indexed(from, to));
    }

    @Override
    public List<Entry> entries(TenantId tenant, TicketId ticket, Set<Entry.Kind> kinds, long after, int limit) {
        String from = after(key(tenant, ticket, after));
        String to = after(key(tenant, ticket));
        return page(limit, entry -> kinds.contains(entry.kind()), () -> in.entries.between(from, to));
    }

    @Override
    public Optional<Entry> entry(TenantId tenant, EntryId id) {
        return work.in(() -> in.entries.indexed(key("id", tenant, id)).findFirst());
    }

    @Override
    public List<StoredEvent> events(TenantId tenant, RecordRef record, long after, int limit) {
        String from = after(key(tenant, record, after));
        return page(limit, () -> in.events.between(from, after(key(tenant, record))));
    }

    @Override
    public List<StoredEvent> eventsBetween(
            TenantId tenant, Instant from, Instant to, Optional<StoredEvent> after, int limit) {
        String first = after.map(last -> after(key(tenant, last.at(), tenant, last.record(), last.sequence())))
                .orElse(key(tenant, from));
        return page(limit, () -> in.events.indexed(first, key(tenant, to)));
    }

    @Override
    public List<Participant> participants(TenantId tenant, TicketId ticket) {
        return work.in(() -> in.participants.under(key(tenant, ticket)).toList());
    }

    @Override
    public List<Timer> claimTimers(Instant now, int limit) {
        return page(limit, () -> in.timers.claim(key("due"), after(key("due", now))));
    }

    @Override
    public List<Timer> timers(TenantId tenant, RecordRef record) {
        return work.in(() -> in.timers.under(key(tenant, record)).toList());
    }

    @Override
    public List<StoredNotice> claimNotices(Instant now, Instant leaseUntil, int limit) {
        return page(
                limit,
                () -> in.notices.claim(key("due"), after(key("due", now))).map(ready -> {
                    StoredNotice claimed = ready.claimed(now, leaseUntil);
                    in.notices.put(key(ready.notice().tenant(), ready.notice().id()), claimed);
                    return claimed.in(ready.state());
                }));
    }

    @Override
    public Optional<StoredNotice> findNotice(TenantId tenant, NoticeId id) {
        return work.in(() -> in.notices.get(key(tenant, id)));
    }

    @Override
    public Optional<StoredNotice> findNotice(TenantId tenant, String messageId) {
        return work.in(
                () -> in.notices.indexed(key("message", tenant, messageId)).findFirst());
    }

    @Override
    public List<StoredNotice> notices(
            TenantId tenant, Set<StoredNotice.State> states, Optional<NoticeId> after, int limit) {
        String from = after.map(last -> after(key(tenant, last))).orElse(key(tenant));
        String to = after(key(tenant));
        return page(limit, notice -> states.contains(notice.state()), () -> in.notices.between(from, to));
    }

    @Override
    public long countAutomatic(TenantId tenant, String channel, Optional<String> budgetKey, Instant since, long limit) {
        String begun = key("begun", tenant, channel, budgetKey.orElse(""));
        return work.in(() -> in.notices.count(begun + key(since), after(begun), limit));
    }

    @Override
    public boolean isAttached(TenantId tenant, String sha256) {
        return work.in(() -> in.entries.count(key("file", tenant, sha256))) > 0;
    }

    @Override
    public StoreHealth health(Instant now) {
        String later = after(key("due", now));
        return work.in(() -> new StoreHealth(
                in.timers.count(key("due"), later, Long.MAX_VALUE),
                in.timers.indexed(key("due"), later).map(Timer::due).findFirst(),
                in.timers.count(key("parked")),
                in.notices.count(key("open")),
                in.notices
                        .indexed(key("open"))
                        .map(first -> first.notice().createdAt())
                        .findFirst(),
                in.notices.count(key("parked"))));
    }
}
