package org.ticketkit.tck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.ticketkit.spi.Inbox;
import org.ticketkit.spi.Inbox.Arrival;
import org.ticketkit.spi.Inbox.Claimed;
import org.ticketkit.spi.Inbox.Disposition;
import org.ticketkit.spi.Inbox.Received;
import org.ticketkit.spi.Inbox.State;
import org.ticketkit.spi.Inbox.Stored;
import org.ticketkit.spi.RawBytes;
import org.ticketkit.ticket.TenantId;

/** The contract of {@link Inbox}: extend it and hand in your storage; rules I1 to I9. */
public abstract class InboxContract extends StorageContract {

    private static final Instant LEASE_END = Bench.NOW.plusSeconds(600);
    private static final int RACING = 60;
    private static final String MAIL = "mail";
    private static final Disposition PROCESSED =
            new Disposition(State.PROCESSED, "opened", Optional.of(new UUID(0x019c_0000_0000_7000L, -1L)));
    private static final Disposition IGNORED = new Disposition(State.IGNORED, "vacation", Optional.empty());

    private Inbox inbox() {
        return bench().storage().inbox();
    }

    @Test
    void I1_an_arrival_is_kept_and_waits() {
        Arrival arrival = arrival("a", Bench.NOW);

        assertEquals(new Received(arrival.id(), true), inbox().receive(arrival));

        assertEquals(Optional.of(Stored.received(arrival)), inbox().find(Bench.TENANT, arrival.id()));
    }

    @Test
    void I1_a_dedupe_key_that_is_there_already_is_answered_with_the_first_arrival() {
        Arrival first = received("a", Bench.NOW);
        Arrival again = arrival("a", Bench.NOW.plusSeconds(1));
        Arrival other = arrival("A", Bench.NOW.plusSeconds(2));

        assertEquals(new Received(first.id(), false), inbox().receive(again));
        assertEquals(new Received(other.id(), true), inbox().receive(other));

        assertEquals(Optional.empty(), inbox().find(Bench.TENANT, again.id()));
        assertEquals(List.of(first, other), claimed(LEASE_END.minusSeconds(60)));
    }

    @Test
    void I1_a_finished_arrival_keeps_its_dedupe_key() {
        Arrival first = received("a", Bench.NOW);
        Claimed claimed = claim();
        assertTrue(inbox().finish(first.id(), claimed.token(), PROCESSED, Bench.NOW));

        assertEquals(new Received(first.id(), false), inbox().receive(arrival("a", Bench.NOW)));
    }

    @Test
    void I1_of_several_that_arrive_with_the_same_key_at_once_one_is_kept() {
        for (int round = 0; round < 10; round++) {
            String key = "same-" + round;
            List<Arrival> same = Stream.generate(() -> arrival(key, Bench.NOW))
                    .limit(bench().threads())
                    .toList();

            List<Received> received = bench().atOnce(number ->
                    Bench.retrying(() -> bench().node(number).inbox().receive(same.get(number))));

            assertEquals(1, received.stream().filter(Received::isNew).count());
            assertEquals(1, received.stream().map(Received::id).distinct().count());
            assertEquals(
                    1,
                    same.stream()
                            .filter(arrival ->
                                    inbox().find(Bench.TENANT, arrival.id()).isPresent())
                            .count());
        }
    }

    @Test
    void I2_arrivals_are_claimed_in_the_order_in_which_they_came() {
        Arrival second = received("b", Bench.NOW.minusSeconds(1));
        Arrival third = received("a", Bench.NOW);
        Arrival first = received("c", Bench.NOW.minusSeconds(2));
        received("d", Bench.NOW.plusNanos(1_000));

        assertEquals(List.of(first, second), arrivals(inbox().claim(MAIL, Bench.NOW, LEASE_END, 2)));
        assertEquals(List.of(third), claimed(Bench.NOW));
    }

    @Test
    void I2_a_claim_lasts_until_the_end_of_its_lease_and_raises_token_and_attempts() {
        Arrival arrival = received("a", Bench.NOW);
        Claimed first = claim();

        assertEquals(List.of(), inbox().claim(MAIL, LEASE_END.minusNanos(1_000), LEASE_END.plusSeconds(60), 10));
        Claimed second =
                inbox().claim(MAIL, LEASE_END, LEASE_END.plusSeconds(60), 10).get(0);

        assertEquals(1, first.attempts());
        assertEquals(2, second.attempts());
        assertTrue(second.token() > first.token(), "the token is raised");
        assertEquals(arrival, second.arrival());
    }

    @Test
    void I2_no_two_claims_of_the_same_arrival_overlap() {
        for (int i = 0; i < RACING; i++) {
            received("key-" + i, Bench.NOW.minusSeconds(i));
        }

        List<UUID> all = bench().atOnce(number -> claimAll(bench().node(number).inbox())).stream()
                .flatMap(List::stream)
                .toList();

        assertEquals(RACING, new HashSet<>(all).size());
        assertEquals(RACING, all.size(), "an arrival was claimed twice");
    }

    private static List<UUID> claimAll(Inbox inbox) {
        List<UUID> all = new ArrayList<>();
        int empty = 0;
        while (empty < 3 && all.size() <= 2 * RACING) {
            List<Claimed> some = Bench.retrying(() -> inbox.claim(MAIL, Bench.NOW, LEASE_END, 4));
            some.forEach(claimed -> all.add(claimed.arrival().id()));
            empty = some.isEmpty() ? empty + 1 : 0;
        }
        return all;
    }

    @Test
    void I3_the_holder_of_the_last_token_finishes_defers_and_quarantines() {
        Arrival arrival = received("a", Bench.NOW);
        Instant later = Bench.NOW.plusSeconds(60);

        assertTrue(inbox().defer(arrival.id(), claim().token(), "Busy", later));
        assertState(arrival, State.WAITING, Optional.of("Busy"), Optional.empty());
        assertEquals(List.of(), claimed(later.minusNanos(1_000)));

        Claimed second = inbox().claim(MAIL, later, LEASE_END, 1).get(0);
        assertEquals(2, second.attempts());
        assertState(arrival, State.WAITING, Optional.of("Busy"), Optional.empty());
        assertTrue(inbox().quarantine(arrival.id(), second.token(), "Nested too deep", later));
        assertState(arrival, State.QUARANTINED, Optional.of("Nested too deep"), Optional.empty());

        Arrival other = received("b", Bench.NOW);
        assertTrue(inbox().finish(other.id(), claim().token(), PROCESSED, Bench.NOW));
        assertState(other, State.PROCESSED, Optional.of("opened"), PROCESSED.ticket());
    }

    @Test
    void I3_a_stale_token_changes_nothing() {
        Arrival arrival = received("a", Bench.NOW);
        Claimed stale = claim();
        Claimed last =
                inbox().claim(MAIL, LEASE_END, LEASE_END.plusSeconds(60), 1).get(0);

        assertServesNoMore(arrival, stale.token());

        assertState(arrival, State.WAITING, Optional.empty(), Optional.empty());
        assertEquals(List.of(), inbox().claim(MAIL, LEASE_END.plusSeconds(59), LEASE_END.plusSeconds(90), 1));
        assertTrue(inbox().finish(arrival.id(), last.token(), IGNORED, LEASE_END));
    }

    @Test
    void I3_a_token_serves_once() {
        Arrival deferred = received("a", Bench.NOW);
        Claimed first = claim();
        assertTrue(inbox().defer(deferred.id(), first.token(), "Busy", LEASE_END));
        assertServesNoMore(deferred, first.token());
        assertState(deferred, State.WAITING, Optional.of("Busy"), Optional.empty());

        Arrival finished = received("b", Bench.NOW);
        Claimed second = claim();
        assertTrue(inbox().finish(finished.id(), second.token(), IGNORED, Bench.NOW));
        assertServesNoMore(finished, second.token());
        assertState(finished, State.IGNORED, Optional.of("vacation"), Optional.empty());

        Arrival quarantined = received("c", Bench.NOW);
        Claimed third = claim();
        assertTrue(inbox().quarantine(quarantined.id(), third.token(), "Broken", Bench.NOW));
        assertServesNoMore(quarantined, third.token());
        assertState(quarantined, State.QUARANTINED, Optional.of("Broken"), Optional.empty());
    }

    private void assertServesNoMore(Arrival arrival, long token) {
        assertFalse(inbox().finish(arrival.id(), token, PROCESSED, Bench.NOW));
        assertFalse(inbox().defer(arrival.id(), token, "Again", Bench.NOW));
        assertFalse(inbox().quarantine(arrival.id(), token, "Again", Bench.NOW));
    }

    @Test
    void I3_finishing_takes_part_in_the_running_unit_of_work() {
        Arrival arrival = received("a", Bench.NOW);
        Claimed claimed = claim();

        bench().rolledBack(() -> assertTrue(inbox().finish(arrival.id(), claimed.token(), PROCESSED, Bench.NOW)));

        assertState(arrival, State.WAITING, Optional.empty(), Optional.empty());
        assertTrue(inbox().finish(arrival.id(), claimed.token(), PROCESSED, Bench.NOW), "the token is still the last");
    }

    @Test
    void I4_what_is_finished_or_quarantined_is_never_claimed_again() {
        Instant muchLater = Bench.NOW.plusSeconds(86_400);
        Arrival processed = received("a", Bench.NOW);
        assertTrue(inbox().finish(processed.id(), claim().token(), PROCESSED, Bench.NOW));
        Arrival ignored = received("b", Bench.NOW);
        assertTrue(inbox().finish(ignored.id(), claim().token(), IGNORED, Bench.NOW));
        Arrival quarantined = received("c", Bench.NOW);
        assertTrue(inbox().quarantine(quarantined.id(), claim().token(), "Broken", Bench.NOW));

        assertEquals(List.of(), inbox().claim(MAIL, muchLater, muchLater.plusSeconds(60), 10));
    }

    @Test
    void I4_a_replayed_arrival_is_claimed_again_and_attempts_are_counted_anew() {
        Instant later = Bench.NOW.plusSeconds(3_600);
        for (boolean finished : new boolean[] {true, false}) {
            Arrival arrival = received("key-" + finished, Bench.NOW);
            long token = claim().token();
            assertTrue(
                    finished
                            ? inbox().finish(arrival.id(), token, PROCESSED, Bench.NOW)
                            : inbox().quarantine(arrival.id(), token, "Broken", Bench.NOW));

            assertTrue(inbox().replay(Bench.TENANT, arrival.id(), later));

            assertState(arrival, State.WAITING, Optional.empty(), Optional.empty());
            assertEquals(List.of(), inbox().claim(MAIL, later.minusNanos(1_000), later, 10));
            Claimed again =
                    inbox().claim(MAIL, later, later.plusSeconds(60), 10).get(0);
            assertEquals(arrival, again.arrival());
            assertEquals(1, again.attempts());
            assertServesNoMore(arrival, token);
            assertTrue(inbox().finish(arrival.id(), again.token(), PROCESSED, later));
        }
    }

    @Test
    void I4_only_what_is_finished_or_quarantined_is_replayed() {
        Arrival waiting = received("a", Bench.NOW);

        assertFalse(inbox().replay(Bench.TENANT, waiting.id(), Bench.NOW));
        assertFalse(inbox().replay(Bench.TENANT, bench().make.id(), Bench.NOW));
        claim();
        assertFalse(inbox().replay(Bench.TENANT, waiting.id(), Bench.NOW));
        assertEquals(List.of(), claimed(Bench.NOW));
    }

    @Test
    void I5_the_bytes_come_back_exactly_in_every_state() {
        byte[] all = new byte[300_000];
        for (int i = 0; i < all.length; i++) {
            all[i] = (byte) (i * 31 + i / 256);
        }
        for (byte[] bytes : List.of(all, new byte[0], new byte[] {0, -1, 13, 10, 0})) {
            Arrival arrival = new Arrival(
                    bench().make.id(),
                    Bench.TENANT,
                    "mail",
                    "support",
                    bench().make.fresh("key-"),
                    RawBytes.of(bytes),
                    Bench.NOW);
            inbox().receive(arrival);
            assertKept(arrival);
            Claimed claimed = claim();
            assertEquals(arrival, claimed.arrival());
            assertKept(arrival);
            assertTrue(inbox().quarantine(arrival.id(), claimed.token(), "Broken", Bench.NOW));
            assertKept(arrival);
            assertTrue(inbox().replay(Bench.TENANT, arrival.id(), Bench.NOW));
            assertKept(arrival);
            assertTrue(inbox().finish(arrival.id(), claim().token(), IGNORED, Bench.NOW));
            assertKept(arrival);
        }
    }

    private void assertKept(Arrival arrival) {
        assertEquals(
                Optional.of(arrival), inbox().find(Bench.TENANT, arrival.id()).map(Stored::arrival));
    }

    @Test
    void I6_a_cursor_comes_back_as_it_was_last_saved() {
        assertEquals(Optional.empty(), inbox().cursor(Bench.TENANT, "support"));

        inbox().saveCursor(Bench.TENANT, "support", "1700000000:42");
        inbox().saveCursor(Bench.TENANT, "sales", "");
        inbox().saveCursor(Bench.TENANT, "support", "1700000000:43");

        assertEquals(Optional.of("1700000000:43"), inbox().cursor(Bench.TENANT, "support"));
        assertEquals(Optional.of(""), inbox().cursor(Bench.TENANT, "sales"));
    }

    @Test
    void I6_a_cursor_is_saved_with_the_arrival_or_not_at_all() {
        inbox().saveCursor(Bench.TENANT, "support", "1");

        bench().rolledBack(() -> {
            received("a", Bench.NOW);
            inbox().saveCursor(Bench.TENANT, "support", "2");
        });

        assertEquals(Optional.of("1"), inbox().cursor(Bench.TENANT, "support"));
        assertEquals(List.of(), claimed(Bench.NOW));
    }

    @Test
    void I7_the_quarantined_are_listed_the_oldest_first_and_counted_over_all_tenants() {
        Arrival second = quarantined(Bench.TENANT, Bench.NOW.minusSeconds(1));
        Arrival third = quarantined(Bench.TENANT, Bench.NOW);
        Arrival first = quarantined(Bench.TENANT, Bench.NOW.minusSeconds(2));
        quarantined(Bench.OTHER_TENANT, Bench.NOW);
        received("waiting", Bench.NOW);

        assertEquals(List.of(first, second, third), listed(10));
        assertEquals(List.of(first, second), listed(2));
        assertEquals(4, inbox().countQuarantined());
        assertTrue(inbox().replay(Bench.TENANT, first.id(), Bench.NOW));
        assertEquals(List.of(second, third), listed(10));
        assertEquals(3, inbox().countQuarantined());
    }

    private List<Arrival> listed(int limit) {
        return inbox().quarantined(Bench.TENANT, limit).stream()
                .map(Stored::arrival)
                .toList();
    }

    private Arrival quarantined(TenantId tenant, Instant at) {
        Arrival arrival = arrival(tenant, bench().make.fresh("key-"), at);
        inbox().receive(arrival);
        assertTrue(inbox().quarantine(arrival.id(), claim().token(), "Broken", at));
        return arrival;
    }

    @Test
    void I8_no_tenant_sees_or_changes_anything_of_another() {
        Arrival arrival = received("a", Bench.NOW);
        inbox().saveCursor(Bench.TENANT, "support", "1");
        Arrival others = arrival(Bench.OTHER_TENANT, "a", Bench.NOW);

        assertEquals(new Received(others.id(), true), inbox().receive(others));
        assertEquals(Optional.empty(), inbox().find(Bench.OTHER_TENANT, arrival.id()));
        assertEquals(Optional.empty(), inbox().cursor(Bench.OTHER_TENANT, "support"));
        inbox().saveCursor(Bench.OTHER_TENANT, "support", "2");
        assertEquals(Optional.of("1"), inbox().cursor(Bench.TENANT, "support"));
    }

    @Test
    void I8_no_tenant_lists_or_replays_what_another_has_in_quarantine() {
        Arrival arrival = quarantined(Bench.TENANT, Bench.NOW);

        assertEquals(List.of(), inbox().quarantined(Bench.OTHER_TENANT, 10));
        assertFalse(inbox().replay(Bench.OTHER_TENANT, arrival.id(), Bench.NOW));
        assertState(arrival, State.QUARANTINED, Optional.of("Broken"), Optional.empty());
    }

    @Test
    void I8_claims_go_over_all_tenants() {
        Arrival own = received("a", Bench.NOW);
        Arrival others = arrival(Bench.OTHER_TENANT, "a", Bench.NOW.plusSeconds(1));
        inbox().receive(others);

        assertEquals(List.of(own, others), claimed(Bench.NOW.plusSeconds(1)));
    }

    @Test
    void I9_a_claim_takes_nothing_of_another_channel() {
        Arrival chat = arrival("chat", "a", Bench.NOW.minusSeconds(2));
        inbox().receive(chat);
        Arrival loud = arrival("MAIL", "b", Bench.NOW.minusSeconds(1));
        inbox().receive(loud);
        Arrival mail = received("c", Bench.NOW);

        assertEquals(List.of(), inbox().claim("phone", Bench.NOW, LEASE_END, 100));
        assertEquals(List.of(mail), arrivals(inbox().claim(MAIL, Bench.NOW, LEASE_END, 1)));
        assertEquals(List.of(), claimed(Bench.NOW));
        assertEquals(List.of(chat), arrivals(inbox().claim("chat", Bench.NOW, LEASE_END, 100)));
        assertEquals(List.of(loud), arrivals(inbox().claim("MAIL", Bench.NOW, LEASE_END, 100)));
        assertEquals(
                List.of(mail), arrivals(inbox().claim(MAIL, LEASE_END, LEASE_END.plusSeconds(60), 100)), "run out");
    }

    private Arrival arrival(String channel, String key, Instant at) {
        RawBytes raw = RawBytes.of(key.getBytes(StandardCharsets.UTF_8));
        return new Arrival(bench().make.id(), Bench.TENANT, channel, "entrance", key, raw, at);
    }

    private Arrival received(String key, Instant at) {
        Arrival arrival = arrival(key, at);
        assertEquals(new Received(arrival.id(), true), inbox().receive(arrival));
        return arrival;
    }

    private Arrival arrival(String key, Instant at) {
        return arrival(Bench.TENANT, key, at);
    }

    private Arrival arrival(TenantId tenant, String key, Instant at) {
        byte[] raw = ("Subject: " + key + "\r\n\r\n").getBytes(StandardCharsets.UTF_8);
        return new Arrival(bench().make.id(), tenant, MAIL, "support", key, RawBytes.of(raw), at);
    }

    /** Claims the one arrival that waits. */
    private Claimed claim() {
        List<Claimed> claimed = inbox().claim(MAIL, Bench.NOW, LEASE_END, 10);
        assertEquals(1, claimed.size());
        return claimed.get(0);
    }

    private List<Arrival> claimed(Instant now) {
        return arrivals(inbox().claim(MAIL, now, LEASE_END, 100));
    }

    private static List<Arrival> arrivals(List<Claimed> claimed) {
        return claimed.stream().map(Claimed::arrival).toList();
    }

    private void assertState(Arrival arrival, State state, Optional<String> reason, Optional<UUID> ticket) {
        Stored stored = inbox().find(Bench.TENANT, arrival.id()).orElseThrow();
        assertEquals(state, stored.state());
        assertEquals(reason, stored.reason());
        assertEquals(ticket, stored.ticket());
    }
}
