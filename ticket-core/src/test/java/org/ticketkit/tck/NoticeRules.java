package org.ticketkit.tck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.ticketkit.notice.Notice;
import org.ticketkit.notice.NoticeId;
import org.ticketkit.notice.Rendered;
import org.ticketkit.spi.ChangeSet;
import org.ticketkit.spi.ChangeSet.NoticeWrite;
import org.ticketkit.spi.ChangeSet.Outcome;
import org.ticketkit.spi.Storage;
import org.ticketkit.spi.StoredNotice;
import org.ticketkit.spi.StoredNotice.State;
import org.ticketkit.ticket.Contact;
import org.ticketkit.ticket.TicketId;

/** S10 to S12, S14 and S19: notices. */
interface NoticeRules extends Rules {

    Instant LEASE_END = Bench.NOW.plus(Duration.ofMinutes(10));

    /** How many notices the race is about. */
    int RACING = 60;

    @Test
    default void S10_a_claim_raises_token_and_attempts_and_lasts_until_the_end_of_the_lease() {
        StoredNotice added = add(Bench.NOW);

        StoredNotice claimed = claim(Bench.NOW).get(0);

        assertEquals(added.notice(), claimed.notice());
        assertEquals(State.PENDING, claimed.state());
        assertEquals(1, claimed.attempts());
        assertTrue(claimed.token() > added.token(), "the token is raised");
        assertEquals(LEASE_END, claimed.due());
        assertEquals(Optional.empty(), claimed.rendered());
        assertEquals(Optional.empty(), claimed.problem());
        assertEquals(Optional.empty(), claimed.settledAt());
        assertEquals(Optional.of(Bench.NOW), claimed.claimedAt());
        assertEquals(Optional.empty(), added.claimedAt());
        assertEquals(List.of(), claim(LEASE_END.minusNanos(1_000)));
    }

    @Test
    default void S10_a_notice_whose_lease_ran_out_is_claimed_again_and_says_that_it_was_being_sent() {
        add(Bench.NOW);
        StoredNotice first = claim(Bench.NOW).get(0);

        StoredNotice second = bench().store()
                .claimNotices(LEASE_END, LEASE_END.plusSeconds(60), 10)
                .get(0);

        assertEquals(first.notice(), second.notice());
        assertEquals(State.SENDING, second.state());
        assertEquals(2, second.attempts());
        assertTrue(second.token() > first.token(), "the token is raised");
    }

    @Test
    default void S10_notices_that_are_due_are_claimed_the_oldest_first() {
        StoredNotice second = add(Bench.NOW.minusSeconds(1));
        StoredNotice third = add(Bench.NOW);
        StoredNotice first = add(Bench.NOW.minusSeconds(2));
        StoredNotice later = add(Bench.NOW.plusNanos(1_000));

        assertEquals(
                List.of(first.notice(), second.notice()),
                notices(bench().store().claimNotices(Bench.NOW, LEASE_END, 2)));
        assertEquals(List.of(third.notice()), notices(claim(Bench.NOW)));
        assertEquals(List.of(later.notice()), notices(claim(later.due())));
    }

    @Test
    default void S10_a_notice_that_was_put_off_is_claimed_when_it_is_due_again() {
        add(Bench.NOW);
        StoredNotice first = claim(Bench.NOW).get(0);
        Instant again = Bench.NOW.plusSeconds(60);
        bench().write(Bench.changes().notice(settle(first, State.PENDING, again, Optional.of("Busy"))));

        assertEquals(List.of(), claim(again.minusNanos(1_000)));
        StoredNotice second = claim(again).get(0);

        assertEquals(State.PENDING, second.state());
        assertEquals(2, second.attempts());
        assertEquals(Optional.of("Busy"), second.problem());
        assertEquals(Optional.empty(), second.settledAt());
    }

    @Test
    default void S10_a_notice_that_came_to_its_end_is_never_claimed() {
        for (State state : List.of(State.DELIVERED, State.FAILED, State.BOUNCED, State.PARKED)) {
            add(Bench.NOW);
            StoredNotice claimed = claim(Bench.NOW).get(0);
            bench().write(Bench.changes().notice(settle(claimed, state, Bench.NOW, Optional.empty())));

            assertEquals(List.of(), claim(Bench.NOW), state::toString);
            assertEquals(List.of(), claim(LEASE_END.plusSeconds(86_400)), state::toString);
        }
    }

    @Test
    default void S10_no_two_claims_of_the_same_notice_overlap() {
        TicketId ticket = bench().ticket();
        ChangeSet.Builder changes = Bench.changes();
        for (int i = 0; i < RACING; i++) {
            changes.notice(new NoticeWrite.Add(bench().make.notice(ticket, Bench.NOW.minusSeconds(i))));
        }
        bench().write(changes);

        List<List<Notice>> claimed = bench().atOnce(number -> claimAll(bench().node(number)));

        List<Notice> all = claimed.stream().flatMap(List::stream).toList();
        Set<Notice> different = new HashSet<>(all);
        assertEquals(different.size(), all.size(), "a notice was claimed twice");
        assertEquals(RACING, different.size());
    }

    private static List<Notice> claimAll(Storage node) {
        List<Notice> all = new ArrayList<>();
        int empty = 0;
        while (empty < 3 && all.size() <= 2 * RACING) {
            List<Notice> some = notices(Bench.retrying(() -> node.store().claimNotices(Bench.NOW, LEASE_END, 4)));
            all.addAll(some);
            empty = some.isEmpty() ? empty + 1 : 0;
        }
        return all;
    }

    @Test
    default void S11_the_holder_of_the_last_token_freezes_and_settles() {
        add(Bench.NOW);
        StoredNotice claimed = claim(Bench.NOW).get(0);
        Rendered words = bench().make.rendered();

        bench().write(Bench.changes().notice(freeze(claimed, words)));
        bench().write(Bench.changes().notice(settle(claimed, State.FAILED, Bench.NOW, Optional.of("No such mailbox"))));

        StoredNotice settled = found(words);
        assertEquals(claimed.notice(), settled.notice());
        assertEquals(Optional.of(words), settled.rendered());
        assertEquals(State.FAILED, settled.state());
        assertEquals(1, settled.attempts());
        assertEquals(claimed.token(), settled.token());
        assertEquals(claimed.claimedAt(), settled.claimedAt());
        assertEquals(Optional.of("No such mailbox"), settled.problem());
        assertEquals(Optional.of(Bench.NOW), settled.settledAt());
    }

    @Test
    default void S11_a_notice_that_was_delivered_can_bounce_later() {
        add(Bench.NOW);
        StoredNotice claimed = claim(Bench.NOW).get(0);
        Rendered words = bench().make.rendered();
        bench().write(Bench.changes()
                .notice(freeze(claimed, words))
                .notice(settle(claimed, State.DELIVERED, Bench.NOW, Optional.empty())));

        StoredNotice delivered = found(words);
        assertEquals(State.DELIVERED, delivered.state());
        bench().write(Bench.changes().notice(settle(delivered, State.BOUNCED, Bench.NOW, Optional.of("5.1.1"))));

        assertEquals(State.BOUNCED, found(words).state());
        assertEquals(Optional.of("5.1.1"), found(words).problem());
    }

    @Test
    default void S11_a_stale_token_neither_freezes_nor_settles() {
        add(Bench.NOW);
        StoredNotice stale = claim(Bench.NOW).get(0);
        StoredNotice last = claim(LEASE_END).get(0);
        Outcome lost = new Outcome.LeaseLost(last.notice().id());
        Rendered words = bench().make.rendered();
        Rendered others = bench().make.rendered();
        bench().write(Bench.changes().notice(freeze(last, words)));

        assertEquals(lost, bench().commit(Bench.changes().notice(freeze(stale, others))));
        assertEquals(
                lost,
                bench().commit(Bench.changes().notice(settle(stale, State.DELIVERED, Bench.NOW, Optional.empty()))));

        assertEquals(Optional.empty(), bench().store().findNotice(Bench.TENANT, others.messageId()));
        assertEquals(State.SENDING, found(words).state());
    }

    @Test
    default void S11_a_notice_that_is_not_there_is_neither_frozen_nor_settled() {
        StoredNotice never = bench().make.notice(bench().ticket(), Bench.NOW);
        Outcome lost = new Outcome.LeaseLost(never.notice().id());

        assertEquals(
                lost,
                bench().commit(Bench.changes().notice(freeze(never, bench().make.rendered()))));
        assertEquals(
                lost, bench().commit(Bench.changes().notice(settle(never, State.PARKED, Bench.NOW, Optional.empty()))));
    }

    @Test
    default void S12_a_notice_whose_key_is_there_already_is_dropped_and_the_rest_written() {
        TicketId ticket = bench().ticket();
        Contact you = Contact.mail("you@example.org");
        StoredNotice first =
                bench().make.notice(Bench.TENANT, ticket, "receipt-1", Notice.Kind.RECEIPT, you, Bench.NOW);
        StoredNotice same = bench().make.notice(Bench.TENANT, ticket, "receipt-1", Notice.Kind.RECEIPT, you, Bench.NOW);
        StoredNotice other =
                bench().make.notice(Bench.TENANT, ticket, "Receipt-1", Notice.Kind.RECEIPT, you, LEASE_END);
        bench().write(Bench.changes().notice(new NoticeWrite.Add(first)));

        bench().write(Bench.changes().notice(new NoticeWrite.Add(same)).notice(new NoticeWrite.Add(other)));

        assertEquals(List.of(first.notice()), notices(claim(Bench.NOW)));
        assertTrue(notices(claim(LEASE_END)).contains(other.notice()));
    }

    @Test
    default void S12_a_notice_whose_key_is_there_already_does_not_begin_anew() {
        TicketId ticket = bench().ticket();
        Contact you = Contact.mail("you@example.org");
        bench().write(Bench.changes()
                .notice(new NoticeWrite.Add(
                        bench().make.notice(Bench.TENANT, ticket, "r", Notice.Kind.RECEIPT, you, Bench.NOW))));
        StoredNotice claimed = claim(Bench.NOW).get(0);
        bench().write(Bench.changes().notice(settle(claimed, State.DELIVERED, Bench.NOW, Optional.empty())));

        bench().write(Bench.changes()
                .notice(new NoticeWrite.Add(
                        bench().make.notice(Bench.TENANT, ticket, "r", Notice.Kind.RECEIPT, you, Bench.NOW))));

        assertEquals(List.of(), claim(LEASE_END));
    }

    @Test
    default void S12_of_several_that_add_a_notice_with_the_same_key_at_once_one_is_there() {
        TicketId ticket = bench().ticket();
        List<StoredNotice> same = Stream.generate(() -> bench().make
                        .notice(
                                Bench.TENANT,
                                ticket,
                                "the-same",
                                Notice.Kind.RECEIPT,
                                Contact.mail("you@example.org"),
                                Bench.NOW))
                .limit(bench().threads())
                .toList();

        List<Outcome> outcomes = bench().atOnce(number -> Bench.retrying(() -> bench().node(number)
                .store()
                .commit(Bench.changes()
                        .notice(new NoticeWrite.Add(same.get(number)))
                        .build())));

        assertEquals(bench().threads(), Outcomes.written(outcomes));
        assertEquals(1, claim(Bench.NOW).size());
    }

    @Test
    default void S14_automatic_notices_that_were_begun_since_an_instant_are_counted() {
        sent(Notice.Kind.RECEIPT, "you@example.org", Bench.NOW.minusSeconds(60));
        sent(Notice.Kind.NOTIFICATION, "you@example.org", Bench.NOW);
        sent(Notice.Kind.RECEIPT, "else@example.org", Bench.NOW);
        sent(Notice.Kind.PERSONAL, "you@example.org", Bench.NOW);

        assertEquals(3, count(Optional.empty(), Bench.NOW.minusSeconds(60)));
        assertEquals(2, count(Optional.empty(), Bench.NOW.minusSeconds(60).plusNanos(1_000)));
        assertEquals(2, count(Optional.of("you@example.org"), Bench.NOW.minusSeconds(60)));
        assertEquals(1, count(Optional.of("you@example.org"), Bench.NOW));
        assertEquals(0, count(Optional.of("you@example.org"), Bench.NOW.plusNanos(1_000)));
        assertEquals(0, count(Optional.of("nobody@example.org"), Bench.NOW.minusSeconds(60)));
        assertEquals(0, bench().store().countAutomatic(Bench.TENANT, "phone", Optional.empty(), Instant.EPOCH, 100));
        assertEquals(2, bench().store().countAutomatic(Bench.TENANT, Contact.MAIL, Optional.empty(), Instant.EPOCH, 2));
    }

    @Test
    default void S14_notices_are_counted_by_budget_key_and_not_by_address() {
        sent(Notice.Kind.RECEIPT, "you+one@example.org", Bench.NOW);
        sent(Notice.Kind.RECEIPT, "you+two@example.org", Bench.NOW);
        sent(Notice.Kind.RECEIPT, "you@example.org", Bench.NOW);

        assertEquals(3, count(Optional.of("you@example.org"), Bench.NOW));
        assertEquals(0, count(Optional.of("you+one@example.org"), Bench.NOW));
    }

    @Test
    default void S14_a_notice_whose_words_are_not_frozen_does_not_count() {
        add(Bench.NOW);
        add(Bench.NOW);
        StoredNotice overBudget =
                bench().store().claimNotices(Bench.NOW, LEASE_END, 1).get(0);
        bench().write(Bench.changes()
                .notice(settle(overBudget, State.PARKED, Bench.NOW, Optional.of("Past the budget"))));

        assertEquals(0, count(Optional.empty(), Instant.EPOCH));
    }

    @Test
    default void S14_a_notice_that_is_sent_again_counts_once_at_its_last_claim() {
        StoredNotice first = sent(Notice.Kind.RECEIPT, "you@example.org", Bench.NOW);
        bench().write(Bench.changes().notice(settle(first, State.PENDING, Bench.NOW, Optional.of("Busy"))));
        assertEquals(1, claim(LEASE_END).size());

        assertEquals(1, count(Optional.empty(), Bench.NOW));
        assertEquals(1, count(Optional.empty(), LEASE_END));
    }

    @Test
    default void S19_the_notices_in_some_states_are_listed_page_by_page() {
        List<StoredNotice> parked = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            parked.add(settled(State.PARKED));
        }
        StoredNotice failed = settled(State.FAILED);
        settled(State.DELIVERED);
        add(LEASE_END);
        List<StoredNotice> all = new ArrayList<>(parked);
        all.add(failed);

        assertEquals(inOrder(parked), listed(Set.of(State.PARKED), 100));
        assertEquals(inOrder(parked), listed(Set.of(State.PARKED), 2));
        assertEquals(inOrder(List.of(failed)), listed(Set.of(State.FAILED, State.BOUNCED), 2));
        assertEquals(inOrder(all), listed(Set.of(State.PARKED, State.FAILED), 4));
    }

    /** Pages that follow one another, of this size, put together. */
    private List<NoticeId> listed(Set<State> states, int size) {
        List<NoticeId> listed = new ArrayList<>();
        Optional<NoticeId> last = Optional.empty();
        for (int page = 0; page < 10; page++) {
            List<StoredNotice> found = bench().store().notices(Bench.TENANT, states, last, size);
            assertTrue(found.size() <= size, "at most the limit");
            for (StoredNotice stored : found) {
                assertTrue(states.contains(stored.state()), stored.state()::toString);
                assertEquals(
                        Optional.of(stored),
                        bench().store().findNotice(Bench.TENANT, stored.notice().id()));
                listed.add(stored.notice().id());
            }
            if (found.size() < size) {
                return listed;
            }
            last = Optional.of(listed.get(listed.size() - 1));
        }
        return listed;
    }

    private static List<NoticeId> inOrder(List<StoredNotice> notices) {
        return notices.stream()
                .map(stored -> stored.notice().id())
                .sorted(Comparator.comparing(id -> id.value().toString()))
                .toList();
    }

    private StoredNotice settled(State state) {
        add(Bench.NOW);
        StoredNotice claimed = claim(Bench.NOW).get(0);
        bench().write(Bench.changes().notice(settle(claimed, state, Bench.NOW, Optional.of("Why"))));
        return claimed;
    }

    private StoredNotice sent(Notice.Kind kind, String address, Instant at) {
        StoredNotice notice = bench().make
                .notice(Bench.TENANT, bench().ticket(), bench().make.fresh("notice-"), kind, Contact.mail(address), at);
        bench().write(Bench.changes().notice(new NoticeWrite.Add(notice)));
        StoredNotice claimed = claim(at).get(0);
        bench().write(Bench.changes()
                .notice(freeze(claimed, bench().make.rendered()))
                .notice(settle(claimed, State.DELIVERED, at, Optional.empty())));
        return claimed;
    }

    private long count(Optional<String> address, Instant since) {
        return bench().store().countAutomatic(Bench.TENANT, Contact.MAIL, address, since, 100);
    }

    private StoredNotice add(Instant at) {
        StoredNotice notice = bench().make.notice(bench().ticket(), at);
        bench().write(Bench.changes().notice(new NoticeWrite.Add(notice)));
        return notice;
    }

    private List<StoredNotice> claim(Instant now) {
        Instant end = now.isBefore(LEASE_END) ? LEASE_END : now.plusSeconds(600);
        return bench().store().claimNotices(now, end, 100);
    }

    private StoredNotice found(Rendered words) {
        StoredNotice found =
                bench().store().findNotice(Bench.TENANT, words.messageId()).orElseThrow();
        assertEquals(
                Optional.of(found),
                bench().store().findNotice(Bench.TENANT, found.notice().id()));
        return found;
    }

    private static NoticeWrite freeze(StoredNotice claimed, Rendered words) {
        return new NoticeWrite.Freeze(claimed.notice().id(), claimed.token(), words);
    }

    private static NoticeWrite settle(StoredNotice claimed, State state, Instant due, Optional<String> problem) {
        return new NoticeWrite.Settle(claimed.notice().id(), claimed.token(), state, due, problem, Bench.NOW);
    }

    private static List<Notice> notices(List<StoredNotice> stored) {
        return stored.stream().map(StoredNotice::notice).toList();
    }
}
