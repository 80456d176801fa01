package org.ticketkit.tck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.ticketkit.notice.NoticeId;
import org.ticketkit.notice.Rendered;
import org.ticketkit.spi.ChangeSet;
import org.ticketkit.spi.ChangeSet.NoticeWrite;
import org.ticketkit.spi.ChangeSet.ParticipantWrite;
import org.ticketkit.spi.ChangeSet.RecordWrite;
import org.ticketkit.spi.ChangeSet.TimerWrite;
import org.ticketkit.spi.RecordRef;
import org.ticketkit.spi.Search;
import org.ticketkit.spi.StoreHealth;
import org.ticketkit.spi.StoredNotice;
import org.ticketkit.spi.StoredNotice.State;
import org.ticketkit.spi.StoredTicket;
import org.ticketkit.spi.TicketStore;
import org.ticketkit.spi.Timer;
import org.ticketkit.spi.UniqueKey;
import org.ticketkit.ticket.Contact;
import org.ticketkit.ticket.Criteria;
import org.ticketkit.ticket.Entry;
import org.ticketkit.ticket.Participant;
import org.ticketkit.ticket.Sort;
import org.ticketkit.ticket.TenantId;
import org.ticketkit.ticket.TicketId;

/** S13 and S17: what is kept apart by tenant, and what goes over all. */
interface TenantRules extends Rules {

    @Test
    default void S13_nothing_of_one_tenant_is_seen_by_another() {
        Twin twin = new Twin(bench());

        bench().write(twin.changes(Bench.TENANT));

        twin.isSeenBy(Bench.TENANT);
        twin.isNotSeenBy(Bench.OTHER_TENANT);
    }

    @Test
    default void S13_two_tenants_have_the_same_ids_and_keys_side_by_side() {
        Twin twin = new Twin(bench());

        bench().write(twin.changes(Bench.TENANT));
        bench().write(twin.changes(Bench.OTHER_TENANT));

        twin.isSeenBy(Bench.TENANT);
        twin.isSeenBy(Bench.OTHER_TENANT);
    }

    @Test
    default void S13_a_change_of_one_tenant_leaves_the_other_as_it_was() {
        Twin twin = new Twin(bench());
        bench().write(twin.changes(Bench.TENANT));
        bench().write(twin.changes(Bench.OTHER_TENANT));

        bench().write(ChangeSet.of(Bench.OTHER_TENANT)
                .record(new RecordWrite(twin.ref, 1, "{}", bench().make.fields()))
                .timer(new TimerWrite.Clear(twin.ref, "wake", Optional.empty()))
                .notice(new NoticeWrite.Settle(
                        twin.noticeId(), 0, State.PARKED, Bench.NOW, Optional.empty(), Bench.NOW)));

        twin.isSeenBy(Bench.TENANT);
        assertEquals(
                Set.of(Bench.TENANT),
                bench().store().claimTimers(Bench.NOW, 10).stream()
                        .map(Timer::tenant)
                        .collect(Collectors.toSet()));
        assertEquals(
                List.of(Bench.TENANT),
                bench().store().claimNotices(Bench.NOW, Bench.NOW.plusSeconds(60), 10).stream()
                        .map(stored -> stored.notice().tenant())
                        .toList());
    }

    @Test
    default void S13_claims_go_over_all_tenants() {
        Twin twin = new Twin(bench());
        bench().write(twin.changes(Bench.TENANT));
        bench().write(twin.changes(Bench.OTHER_TENANT));

        Set<TenantId> both = Set.of(Bench.TENANT, Bench.OTHER_TENANT);
        assertEquals(
                both,
                bench().store().claimTimers(Bench.NOW, 10).stream()
                        .map(Timer::tenant)
                        .collect(Collectors.toSet()));
        assertEquals(
                both,
                bench().store().claimNotices(Bench.NOW, Bench.NOW.plusSeconds(60), 10).stream()
                        .map(stored -> stored.notice().tenant())
                        .collect(Collectors.toSet()));
    }

    @Test
    default void S13_words_and_budgets_are_kept_apart() {
        Twin twin = new Twin(bench());
        bench().write(twin.changes(Bench.TENANT));
        StoredNotice claimed = bench().store()
                .claimNotices(Bench.NOW, Bench.NOW.plusSeconds(60), 10)
                .get(0);
        Rendered words = bench().make.rendered();
        bench().write(Bench.changes()
                .notice(new NoticeWrite.Freeze(claimed.notice().id(), claimed.token(), words)));

        TicketStore store = bench().store();
        assertEquals(Optional.empty(), store.findNotice(Bench.OTHER_TENANT, words.messageId()));
        assertEquals(
                1,
                store.notices(Bench.TENANT, Set.of(State.SENDING), Optional.empty(), 9)
                        .size());
        assertEquals(List.of(), store.notices(Bench.OTHER_TENANT, Set.of(State.values()), Optional.empty(), 9));
        assertEquals(1, store.countAutomatic(Bench.TENANT, Contact.MAIL, Optional.empty(), Instant.EPOCH, 9));
        assertEquals(0, store.countAutomatic(Bench.OTHER_TENANT, Contact.MAIL, Optional.empty(), Instant.EPOCH, 9));
    }

    @Test
    default void S17_health_counts_timers_that_are_overdue_or_parked() {
        Instant oldest = Bench.NOW.minusSeconds(30);
        timer(Bench.TENANT, Bench.NOW, false);
        timer(Bench.OTHER_TENANT, oldest, false);
        timer(Bench.TENANT, Bench.NOW.plusNanos(1_000), false);
        timer(Bench.TENANT, Bench.NOW.minusSeconds(90), true);

        StoreHealth health = bench().store().health(Bench.NOW);

        assertEquals(2, health.overdueTimers());
        assertEquals(Optional.of(oldest), health.oldestTimer());
        assertEquals(1, health.parkedTimers());
    }

    @Test
    default void S17_health_counts_notices_that_wait_or_are_parked() {
        Instant oldest = Bench.NOW.minusSeconds(90);
        notice(oldest, State.DELIVERED);
        notice(oldest.plusSeconds(1), State.PARKED);
        notice(oldest.plusSeconds(2), State.SENDING);
        notice(oldest.plusSeconds(3), State.PENDING);
        notice(Bench.NOW.plusSeconds(60), State.PENDING);

        StoreHealth health = bench().store().health(Bench.NOW);

        assertEquals(3, health.waitingNotices());
        assertEquals(Optional.of(oldest.plusSeconds(2)), health.oldestNotice());
        assertEquals(1, health.parkedNotices());
    }

    @Test
    default void S17_a_new_store_is_well() {
        assertEquals(
                new StoreHealth(0, Optional.empty(), 0, 0, Optional.empty(), 0),
                bench().store().health(Bench.NOW));
    }

    private void timer(TenantId tenant, Instant due, boolean parked) {
        RecordRef ref = RecordRef.ticket(bench().ticket(tenant));
        bench().write(ChangeSet.of(tenant)
                .timer(new TimerWrite.Set(
                        new Timer(tenant, ref, "wake", due, parked ? 8 : 0, Optional.empty(), parked))));
    }

    private void notice(Instant createdAt, State state) {
        StoredNotice added = bench().make.notice(bench().ticket(), createdAt);
        bench().write(Bench.changes().notice(new NoticeWrite.Add(added)));
        if (state == State.SENDING) {
            bench().store().claimNotices(createdAt, Bench.NOW.plusSeconds(600), 1);
        } else if (state != State.PENDING) {
            bench().write(Bench.changes()
                    .notice(new NoticeWrite.Settle(
                            added.notice().id(), 0, state, createdAt, Optional.empty(), createdAt)));
        }
    }

    /** The same things, with the same ids and keys, for whatever tenant. */
    final class Twin {

        private final Bench bench;
        private final TicketId ticket;
        final RecordRef ref;
        private final RecordWrite record;
        private final UniqueKey key;
        private final Entry entry;
        private final Participant participant;
        private final StoredNotice notice;

        Twin(Bench bench) {
            this.bench = bench;
            ticket = new TicketId(bench.make.id());
            ref = RecordRef.ticket(ticket);
            record = bench.make.record(ticket, 0);
            key = bench.make.key();
            entry = bench.make.entry(ticket, 1, Entry.Kind.MESSAGE, "Help!", List.of(bench.make.file()));
            participant = bench.make.participant(Participant.Role.REQUESTER);
            notice = bench.make.notice(ticket, Bench.NOW);
        }

        NoticeId noticeId() {
            return notice.notice().id();
        }

        ChangeSet.Builder changes(TenantId tenant) {
            return ChangeSet.of(tenant)
                    .record(record)
                    .key(Samples.take(key, ref))
                    .event(Samples.event(ref, 1, Bench.NOW))
                    .entry(entry)
                    .participant(new ParticipantWrite.Add(ticket, participant))
                    .timer(new TimerWrite.Set(Timer.at(tenant, ref, "wake", Bench.NOW)))
                    .notice(new NoticeWrite.Add(StoredNotice.pending(Samples.of(tenant, notice.notice()))));
        }

        void isSeenBy(TenantId tenant) {
            TicketStore store = bench.store();
            assertEquals(Optional.of(record.body()), store.find(tenant, ref).map(found -> found.body()));
            assertEquals(Optional.of(tenant), store.find(tenant, ref).map(found -> found.tenant()));
            assertEquals(
                    List.of(record.body()),
                    store.findTickets(tenant, List.of(ticket)).stream()
                            .map(found -> found.body())
                            .toList());
            assertEquals(Optional.of(ref), store.findByKey(tenant, key).map(found -> found.ref()));
            assertEquals(1, search(tenant));
            assertEquals(1, store.events(tenant, ref, 0, 10).size());
            assertEquals(1, eventsBetween(tenant));
            assertEquals(List.of(entry), entries(tenant));
            assertEquals(Optional.of(entry), store.entry(tenant, entry.id()));
            assertEquals(List.of(participant), store.participants(tenant, ticket));
            assertEquals(
                    Optional.of(List.of(participant)),
                    store.findTicket(tenant, ticket).map(StoredTicket::participants));
            assertEquals(1, store.timers(tenant, ref).size());
            assertEquals(
                    Optional.of(Samples.of(tenant, notice.notice())),
                    store.findNotice(tenant, noticeId()).map(StoredNotice::notice));
        }

        void isNotSeenBy(TenantId tenant) {
            TicketStore store = bench.store();
            assertEquals(Optional.empty(), store.find(tenant, ref));
            assertEquals(Optional.empty(), store.findByKey(tenant, key));
            assertEquals(0, search(tenant));
            assertEquals(List.of(), store.events(tenant, ref, 0, 10));
            assertEquals(0, eventsBetween(tenant));
            assertEquals(List.of(), entries(tenant));
            assertEquals(Optional.empty(), store.entry(tenant, entry.id()));
            assertEquals(List.of(), store.participants(tenant, ticket));
            assertEquals(Optional.empty(), store.findTicket(tenant, ticket));
            assertEquals(List.of(), store.timers(tenant, ref));
            assertEquals(Optional.empty(), store.findNotice(tenant, noticeId()));
            assertFalse(store.isAttached(tenant, entry.attachments().get(0).sha256()));
        }

        private int search(TenantId tenant) {
            return bench.store()
                    .search(new Search(tenant, Criteria.everything(), Sort.OLDEST_FIRST, Optional.empty(), 10))
                    .size();
        }

        private int eventsBetween(TenantId tenant) {
            return bench.store()
                    .eventsBetween(tenant, Bench.NOW, Bench.NOW.plusSeconds(1), Optional.empty(), 10)
                    .size();
        }

        private List<Entry> entries(TenantId tenant) {
            return bench.store().entries(tenant, ticket, EnumSet.allOf(Entry.Kind.class), 0, 10);
        }
    }
}
