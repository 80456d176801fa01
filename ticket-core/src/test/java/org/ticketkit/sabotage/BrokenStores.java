package org.ticketkit.sabotage;

import java.text.Normalizer;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.ticketkit.notice.Notice;
import org.ticketkit.notice.NoticeId;
import org.ticketkit.spi.ChangeSet;
import org.ticketkit.spi.ChangeSet.KeyWrite;
import org.ticketkit.spi.ChangeSet.NoticeWrite;
import org.ticketkit.spi.ChangeSet.Outcome;
import org.ticketkit.spi.ChangeSet.RecordWrite;
import org.ticketkit.spi.ChangeSet.TimerWrite;
import org.ticketkit.spi.RecordRef;
import org.ticketkit.spi.Search;
import org.ticketkit.spi.Storage;
import org.ticketkit.spi.StoreHealth;
import org.ticketkit.spi.StoredEvent;
import org.ticketkit.spi.StoredNotice;
import org.ticketkit.spi.StoredRecord;
import org.ticketkit.spi.TicketStore;
import org.ticketkit.spi.Timer;
import org.ticketkit.spi.UniqueKey;
import org.ticketkit.ticket.Criteria;
import org.ticketkit.ticket.Entry;
import org.ticketkit.ticket.EntryId;
import org.ticketkit.ticket.Participant;
import org.ticketkit.ticket.TenantId;
import org.ticketkit.ticket.TicketId;

/** Ticket stores with one fault each. */
final class BrokenStores {

    private static final TenantId FIRST_TENANT = TenantId.of("tenant-one");

    private BrokenStores() {}

    static List<Saboteur<Storage>> all() {
        return List.of(
                broken("S1", "keeps the events of a refused change set", KeepsEvents::new),
                broken("S2", "takes an update that lost the race", LosesUpdates::new),
                broken("S2", "does not look at the version", sound -> new Rewriting(sound, IGNORES_VERSIONS))
                        .alsoBreaking("S1", "S4"),
                broken("S3", "compares keys without case", FoldsKeys::new),
                broken("S3", "keeps a taken key and says nothing", sound -> new Rewriting(sound, IGNORES_KEYS))
                        .alsoBreaking("S4"),
                Saboteur.of("S4", "spoils the unit of work by a refusal", BrokenStores::spoiled),
                Saboteur.of("S5", "keeps what was rolled back", BrokenStores::keptAfterRollback),
                broken("S5", "finds a notice only when its words are frozen", FindsFrozen::new)
                        .alsoBreaking("S1", "S4", "S13", "S19"),
                broken("S6", "stores local times of the default zone", LocalTimes::new),
                broken("S6", "normalises texts", sound -> new Rewriting(sound, NORMALISES)),
                broken("S7", "starts a page at the event that ended the last", RepeatsEvents::new),
                broken("S7", "cuts the page before it looks at the kind", FiltersTooLate::new),
                broken("S8", "repeats the ticket that ended the last page", RepeatsTickets::new),
                broken("S8", "lists a page backwards", Backwards::new),
                broken("S8", "negates as SQL does, without the absent", NegatesLikeSql::new),
                broken("S9", "brings cleared timers back", sound -> new Rewriting(sound, KEEPS_TIMERS)),
                broken("S9", "clears whatever timer is there", sound -> new Rewriting(sound, CLEARS_ANY))
                        .alsoBreaking("S4"),
                broken("S9", "claims the newest timer first", NewestFirst::new),
                broken("S9", "claims what is parked", sound -> new Rewriting(sound, FORGETS_PARKING))
                        .alsoBreaking("S17", "S18"),
                broken("S10", "lends without a lease", NoLease::new),
                broken("S10", "says of every notice that it was being sent", AlwaysSending::new)
                        .alsoBreaking("S5"),
                broken("S11", "accepts a stale token", AcceptsStale::new),
                broken("S12", "keeps two notices of the same key", KeepsDuplicates::new),
                broken("S13", "finds another tenant's entries", LeaksEntries::new),
                broken("S13", "finds another tenant's records by key", LeaksKeys::new),
                broken("S13", "finds another tenant's notices", LeaksNotices::new),
                broken("S13", "claims for the first tenant alone", ClaimsForOne::new),
                broken("S14", "counts all addresses together", CountsAll::new),
                broken("S15", "sorts participants by name", SortsParticipants::new),
                broken("S16", "has the end in the period", IncludesTheEnd::new),
                broken("S17", "forgets what is parked", ForgetsParked::new),
                broken("S18", "leaves parked timers out of the list", LeavesParkedOut::new),
                broken("S19", "repeats the notice that ended the last page", RepeatsNotices::new),
                broken("S19", "cuts the page before it looks at the state", LooksAtStatesTooLate::new));
    }

    private static Saboteur<Storage> broken(String rule, String fault, UnaryOperator<TicketStore> spoiled) {
        return Saboteur.of(rule, fault, () -> Node.withStore(spoiled));
    }

    /** Changes what is committed. */
    private static final class Rewriting extends AroundStore {
        private final Rewrite rewrite;

        Rewriting(TicketStore sound, Rewrite rewrite) {
            super(sound);
            this.rewrite = rewrite;
        }

        @Override
        public Outcome commit(ChangeSet changes) {
            return sound.commit(rewrite.apply(changes, sound));
        }
    }

    private interface Rewrite {
        ChangeSet apply(ChangeSet changes, TicketStore sound);
    }

    private static final Rewrite IGNORES_VERSIONS = (changes, sound) -> Copies.withRecords(
            changes,
            changes.records().stream()
                    .map(write -> expecting(version(sound, changes.tenant(), write.ref()), write))
                    .toList());

    private static final Rewrite IGNORES_KEYS = (changes, sound) -> Copies.withKeys(
            changes,
            changes.keys().stream()
                    .map(write ->
                            new KeyWrite(write.key(), write.owner(), write.fingerprint(), KeyWrite.WhenTaken.KEEP))
                    .toList());

    private static final Rewrite NORMALISES = (changes, sound) -> Copies.withEntries(
            changes,
            changes.entries().stream()
                    .map(entry -> Copies.withText(entry, Normalizer.normalize(entry.text(), Normalizer.Form.NFC)))
                    .toList());

    /** Sets again, in the same change set, what is to be cleared at its due instant. */
    private static final Rewrite KEEPS_TIMERS = (changes, sound) -> Copies.withTimers(
            changes,
            changes.timers().stream()
                    .flatMap(write -> write instanceof TimerWrite.Clear clear
                                    && clear.expectedDue().isPresent()
                            ? Stream.of(
                                    clear,
                                    new TimerWrite.Set(Timer.at(
                                            changes.tenant(),
                                            clear.record(),
                                            clear.kind(),
                                            clear.expectedDue().get())))
                            : Stream.of(write))
                    .toList());

    private static final Rewrite CLEARS_ANY = (changes, sound) -> Copies.withTimers(
            changes,
            changes.timers().stream()
                    .map(write -> write instanceof TimerWrite.Clear clear
                            ? new TimerWrite.Clear(clear.record(), clear.kind(), Optional.empty())
                            : write)
                    .toList());

    private static final Rewrite FORGETS_PARKING = (changes, sound) -> Copies.withTimers(
            changes,
            changes.timers().stream()
                    .map(write ->
                            write instanceof TimerWrite.Set set ? new TimerWrite.Set(unparked(set.timer())) : write)
                    .toList());

    private static Timer unparked(Timer timer) {
        return new Timer(
                timer.tenant(), timer.record(), timer.kind(), timer.due(), timer.attempts(), timer.problem(), false);
    }

    private static final class KeepsEvents extends AroundStore {
        KeepsEvents(TicketStore sound) {
            super(sound);
        }

        @Override
        public Outcome commit(ChangeSet changes) {
            Outcome outcome = sound.commit(changes);
            if (!(outcome instanceof Outcome.Written)) {
                ChangeSet.Builder rest = ChangeSet.of(changes.tenant());
                changes.events().forEach(rest::event);
                sound.commit(rest.build());
            }
            return outcome;
        }
    }

    private static final class LosesUpdates extends AroundStore {
        LosesUpdates(TicketStore sound) {
            super(sound);
        }

        @Override
        public Outcome commit(ChangeSet changes) {
            return sound.commit(Copies.withRecords(
                    changes,
                    changes.records().stream()
                            .map(write -> late(changes.tenant(), write))
                            .toList()));
        }

        private RecordWrite late(TenantId tenant, RecordWrite write) {
            long version = version(sound, tenant, write.ref());
            return write.expectedVersion() > 0 && write.expectedVersion() == version - 1
                    ? expecting(version, write)
                    : write;
        }
    }

    private static final class FoldsKeys extends AroundStore {
        FoldsKeys(TicketStore sound) {
            super(sound);
        }

        @Override
        public Outcome commit(ChangeSet changes) {
            return sound.commit(Copies.withKeys(
                    changes,
                    changes.keys().stream()
                            .map(write -> new KeyWrite(
                                    folded(write.key()), write.owner(), write.fingerprint(), write.whenTaken()))
                            .toList()));
        }

        @Override
        public Optional<StoredRecord> findByKey(TenantId tenant, UniqueKey key) {
            return sound.findByKey(tenant, folded(key));
        }

        private static UniqueKey folded(UniqueKey key) {
            return new UniqueKey(key.scope(), key.value().toLowerCase(Locale.ROOT));
        }
    }

    /** As a database does that aborts the transaction with the first violated constraint. */
    private static Storage spoiled() {
        return Node.with(node -> {
            Set<Thread> spoiled = new HashSet<>();
            return node.and(new AroundStore(node.store()) {
                        @Override
                        public Outcome commit(ChangeSet changes) {
                            Outcome outcome = sound.commit(changes);
                            if (!(outcome instanceof Outcome.Written)
                                    && node.unitOfWork().isActive()) {
                                spoiled.add(Thread.currentThread());
                            }
                            return outcome;
                        }
                    })
                    .and(new AroundUnitOfWork(node.unitOfWork()) {
                        @Override
                        public <T> T call(Work<T> work) {
                            return sound.call(transaction -> {
                                T result = work.in(transaction);
                                if (transaction.isOutermost() && spoiled.remove(Thread.currentThread())) {
                                    throw new IllegalStateException("the current transaction is aborted");
                                }
                                return result;
                            });
                        }
                    });
        });
    }

    private static Storage keptAfterRollback() {
        return Node.with(node -> {
            List<ChangeSet> written = new ArrayList<>();
            return node.and(new AroundStore(node.store()) {
                        @Override
                        public Outcome commit(ChangeSet changes) {
                            if (node.unitOfWork().isActive()) {
                                written.add(changes);
                            }
                            return sound.commit(changes);
                        }
                    })
                    .and(AroundUnitOfWork.afterRollback(node.unitOfWork(), () -> {
                        written.forEach(node.store()::commit);
                        written.clear();
                    }));
        });
    }

    private static final class LocalTimes extends AroundStore {
        LocalTimes(TicketStore sound) {
            super(sound);
        }

        @Override
        public Outcome commit(ChangeSet changes) {
            return sound.commit(Copies.withEntries(
                    changes,
                    changes.entries().stream()
                            .map(entry -> Copies.withInstant(entry, local(entry.at())))
                            .toList()));
        }

        @Override
        public List<Entry> entries(TenantId tenant, TicketId ticket, Set<Entry.Kind> kinds, long after, int limit) {
            return sound.entries(tenant, ticket, kinds, after, limit).stream()
                    .map(entry -> Copies.withInstant(entry, utc(entry.at())))
                    .toList();
        }

        @Override
        public Optional<Entry> entry(TenantId tenant, EntryId id) {
            return sound.entry(tenant, id).map(entry -> Copies.withInstant(entry, utc(entry.at())));
        }

        private static Instant local(Instant at) {
            return LocalDateTime.ofInstant(at, ZoneId.systemDefault()).toInstant(ZoneOffset.UTC);
        }

        private static Instant utc(Instant local) {
            return LocalDateTime.ofInstant(local, ZoneOffset.UTC)
                    .atZone(ZoneId.systemDefault())
                    .toInstant();
        }
    }

    private static final class RepeatsEvents extends AroundStore {
        RepeatsEvents(TicketStore sound) {
            super(sound);
        }

        @Override
        public List<StoredEvent> events(TenantId tenant, RecordRef record, long after, int limit) {
            return sound.events(tenant, record, Math.max(after - 1, 0), limit);
        }
    }

    private static final class FiltersTooLate extends AroundStore {
        FiltersTooLate(TicketStore sound) {
            super(sound);
        }

        @Override
        public List<Entry> entries(TenantId tenant, TicketId ticket, Set<Entry.Kind> kinds, long after, int limit) {
            return sound.entries(tenant, ticket, Set.of(Entry.Kind.values()), after, limit).stream()
                    .filter(entry -> kinds.contains(entry.kind()))
                    .toList();
        }
    }

    private static final class RepeatsTickets extends AroundStore {
        RepeatsTickets(TicketStore sound) {
            super(sound);
        }

        @Override
        public List<StoredRecord> search(Search search) {
            Stream<StoredRecord> last = search.after().stream()
                    .flatMap(position ->
                            sound.find(search.tenant(), new RecordRef(RecordRef.TICKET, position.id())).stream());
            return Stream.concat(last, sound.search(search).stream())
                    .limit(search.limit())
                    .toList();
        }
    }

    private static final class Backwards extends AroundStore {
        Backwards(TicketStore sound) {
            super(sound);
        }

        @Override
        public List<StoredRecord> search(Search search) {
            return reversed(sound.search(search));
        }
    }

    private static final class NegatesLikeSql extends AroundStore {
        NegatesLikeSql(TicketStore sound) {
            super(sound);
        }

        @Override
        public List<StoredRecord> search(Search search) {
            return sound.search(new Search(
                    search.tenant(), spoil(search.criteria()), search.sort(), search.after(), search.limit()));
        }

        private static Criteria spoil(Criteria criteria) {
            return criteria instanceof Criteria.Not not && not.other() instanceof Criteria.In in
                    ? Criteria.all(not, Criteria.not(Criteria.absent(in.field())))
                    : criteria;
        }
    }

    private static final class NewestFirst extends AroundStore {
        NewestFirst(TicketStore sound) {
            super(sound);
        }

        @Override
        public List<Timer> claimTimers(Instant now, int limit) {
            return reversed(sound.claimTimers(now, limit));
        }
    }

    private static final class NoLease extends AroundStore {
        NoLease(TicketStore sound) {
            super(sound);
        }

        @Override
        public List<StoredNotice> claimNotices(Instant now, Instant leaseUntil, int limit) {
            return sound.claimNotices(now, now, limit);
        }
    }

    private static final class AlwaysSending extends AroundStore {
        AlwaysSending(TicketStore sound) {
            super(sound);
        }

        @Override
        public List<StoredNotice> claimNotices(Instant now, Instant leaseUntil, int limit) {
            return sound.claimNotices(now, leaseUntil, limit).stream()
                    .map(claimed -> new StoredNotice(
                            claimed.notice(),
                            StoredNotice.State.SENDING,
                            claimed.attempts(),
                            claimed.token(),
                            claimed.due(),
                            claimed.rendered(),
                            claimed.problem(),
                            claimed.settledAt()))
                    .toList();
        }
    }

    private static final class ClaimsForOne extends AroundStore {
        ClaimsForOne(TicketStore sound) {
            super(sound);
        }

        @Override
        public List<Timer> claimTimers(Instant now, int limit) {
            return sound.claimTimers(now, limit).stream()
                    .filter(timer -> timer.tenant().equals(FIRST_TENANT))
                    .toList();
        }
    }

    private static final class LeavesParkedOut extends AroundStore {
        LeavesParkedOut(TicketStore sound) {
            super(sound);
        }

        @Override
        public List<Timer> timers(TenantId tenant, RecordRef record) {
            return sound.timers(tenant, record).stream()
                    .filter(timer -> !timer.parked())
                    .toList();
        }
    }

    private static final class AcceptsStale extends AroundStore {
        private final Map<NoticeId, Long> last = new HashMap<>();

        AcceptsStale(TicketStore sound) {
            super(sound);
        }

        @Override
        public synchronized List<StoredNotice> claimNotices(Instant now, Instant leaseUntil, int limit) {
            List<StoredNotice> claimed = sound.claimNotices(now, leaseUntil, limit);
            claimed.forEach(stored -> last.put(stored.notice().id(), stored.token()));
            return claimed;
        }

        @Override
        public synchronized Outcome commit(ChangeSet changes) {
            return sound.commit(Copies.withNotices(
                    changes, changes.notices().stream().map(this::renewed).toList()));
        }

        private NoticeWrite renewed(NoticeWrite write) {
            if (write instanceof NoticeWrite.Freeze freeze) {
                return new NoticeWrite.Freeze(
                        freeze.id(), last.getOrDefault(freeze.id(), freeze.token()), freeze.rendered());
            }
            if (write instanceof NoticeWrite.Settle settle) {
                return new NoticeWrite.Settle(
                        settle.id(),
                        last.getOrDefault(settle.id(), settle.token()),
                        settle.state(),
                        settle.due(),
                        settle.problem(),
                        settle.at());
            }
            return write;
        }
    }

    private static final class KeepsDuplicates extends AroundStore {
        private final Set<String> seen = new HashSet<>();

        KeepsDuplicates(TicketStore sound) {
            super(sound);
        }

        @Override
        public synchronized Outcome commit(ChangeSet changes) {
            return sound.commit(Copies.withNotices(
                    changes, changes.notices().stream().map(this::renamed).toList()));
        }

        private NoticeWrite renamed(NoticeWrite write) {
            if (!(write instanceof NoticeWrite.Add add)) {
                return write;
            }
            Notice notice = add.notice().notice();
            boolean fresh = seen.add(notice.tenant() + " " + notice.key());
            return fresh
                    ? add
                    : new NoticeWrite.Add(StoredNotice.pending(Copies.withKey(notice, notice.key() + "-again")));
        }
    }

    private static final class LeaksEntries extends AroundStore {
        LeaksEntries(TicketStore sound) {
            super(sound);
        }

        @Override
        public Optional<Entry> entry(TenantId tenant, EntryId id) {
            return sound.entry(tenant, id).or(() -> sound.entry(FIRST_TENANT, id));
        }
    }

    private static final class LeaksKeys extends AroundStore {
        LeaksKeys(TicketStore sound) {
            super(sound);
        }

        @Override
        public Optional<StoredRecord> findByKey(TenantId tenant, UniqueKey key) {
            return sound.findByKey(FIRST_TENANT, key).or(() -> sound.findByKey(tenant, key));
        }
    }

    private static final class LeaksNotices extends AroundStore {
        LeaksNotices(TicketStore sound) {
            super(sound);
        }

        @Override
        public Optional<StoredNotice> findNotice(TenantId tenant, NoticeId id) {
            return sound.findNotice(tenant, id).or(() -> sound.findNotice(FIRST_TENANT, id));
        }
    }

    private static final class FindsFrozen extends AroundStore {
        FindsFrozen(TicketStore sound) {
            super(sound);
        }

        @Override
        public Optional<StoredNotice> findNotice(TenantId tenant, NoticeId id) {
            return sound.findNotice(tenant, id)
                    .filter(stored -> stored.rendered().isPresent());
        }
    }

    private static final class CountsAll extends AroundStore {
        CountsAll(TicketStore sound) {
            super(sound);
        }

        @Override
        public long countAutomatic(
                TenantId tenant, String channel, Optional<String> address, Instant since, long limit) {
            return sound.countAutomatic(tenant, channel, Optional.empty(), since, limit);
        }
    }

    private static final class SortsParticipants extends AroundStore {
        SortsParticipants(TicketStore sound) {
            super(sound);
        }

        @Override
        public List<Participant> participants(TenantId tenant, TicketId ticket) {
            return sound.participants(tenant, ticket).stream()
                    .sorted(Comparator.comparing(Participant::id))
                    .toList();
        }
    }

    private static final class IncludesTheEnd extends AroundStore {
        IncludesTheEnd(TicketStore sound) {
            super(sound);
        }

        @Override
        public List<StoredEvent> eventsBetween(
                TenantId tenant, Instant from, Instant to, Optional<StoredEvent> after, int limit) {
            return sound.eventsBetween(tenant, from, to.plusNanos(1_000), after, limit);
        }
    }

    private static final class ForgetsParked extends AroundStore {
        ForgetsParked(TicketStore sound) {
            super(sound);
        }

        @Override
        public StoreHealth health(Instant now) {
            StoreHealth health = sound.health(now);
            return new StoreHealth(
                    health.overdueTimers(), health.oldestTimer(), 0, health.waitingNotices(), health.oldestNotice(), 0);
        }
    }

    private static final class RepeatsNotices extends AroundStore {
        RepeatsNotices(TicketStore sound) {
            super(sound);
        }

        @Override
        public List<StoredNotice> notices(
                TenantId tenant, Set<StoredNotice.State> states, Optional<NoticeId> after, int limit) {
            List<StoredNotice> page = new ArrayList<>(sound.notices(tenant, states, after, limit));
            after.flatMap(last -> sound.findNotice(tenant, last)).ifPresent(last -> page.add(0, last));
            return page.stream().limit(limit).toList();
        }
    }

    private static final class LooksAtStatesTooLate extends AroundStore {
        LooksAtStatesTooLate(TicketStore sound) {
            super(sound);
        }

        @Override
        public List<StoredNotice> notices(
                TenantId tenant, Set<StoredNotice.State> states, Optional<NoticeId> after, int limit) {
            return sound.notices(tenant, Set.of(StoredNotice.State.values()), after, limit).stream()
                    .filter(stored -> states.contains(stored.state()))
                    .toList();
        }
    }

    private static <T> List<T> reversed(List<T> list) {
        List<T> copy = new ArrayList<>(list);
        Collections.reverse(copy);
        return copy;
    }

    private static long version(TicketStore store, TenantId tenant, RecordRef ref) {
        return store.find(tenant, ref).map(StoredRecord::version).orElse(0L);
    }

    private static RecordWrite expecting(long version, RecordWrite write) {
        return new RecordWrite(write.ref(), version, write.body(), write.fields());
    }
}
