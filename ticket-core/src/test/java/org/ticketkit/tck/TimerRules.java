package org.ticketkit.tck;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.ticketkit.spi.ChangeSet;
import org.ticketkit.spi.ChangeSet.Outcome;
import org.ticketkit.spi.ChangeSet.TimerWrite;
import org.ticketkit.spi.RecordRef;
import org.ticketkit.spi.Storage;
import org.ticketkit.spi.Timer;

/** S9: timers. */
interface TimerRules extends Rules {

    /** How many timers the race is about. */
    int RACING = 60;

    @Test
    default void S9_timers_that_are_due_are_claimed_the_oldest_first() {
        Timer second = set("wake", Bench.NOW.minusSeconds(1));
        Timer third = set("wake", Bench.NOW);
        Timer first = set("wake", Bench.NOW.minusSeconds(2));
        set("wake", Bench.NOW.plusNanos(1_000));

        assertEquals(List.of(first, second, third), claim(10));
        assertEquals(List.of(first, second), claim(2));
    }

    @Test
    default void S9_a_record_has_one_timer_of_a_kind_and_several_kinds() {
        Timer wake = set("wake", Bench.NOW.minusSeconds(3));
        Timer close = Timer.at(Bench.TENANT, wake.record(), "close", Bench.NOW.minusSeconds(2));
        Timer later = Timer.at(Bench.TENANT, wake.record(), "wake", Bench.NOW.minusSeconds(1));

        bench().write(Bench.changes().timer(new TimerWrite.Set(close)).timer(new TimerWrite.Set(later)));

        assertEquals(List.of(close, later), claim(10));
    }

    @Test
    default void S9_a_timer_that_was_put_off_is_not_claimed_before_its_new_instant() {
        Timer timer = set("wake", Bench.NOW);
        Timer failed = new Timer(
                Bench.TENANT, timer.record(), "wake", Bench.NOW.plusSeconds(60), 1, Optional.of("Down"), false);
        bench().write(Bench.changes().timer(new TimerWrite.Set(failed)));

        assertEquals(List.of(), claim(10));
        assertEquals(List.of(failed), bench().store().claimTimers(failed.due(), 10));
    }

    @Test
    default void S9_a_parked_timer_is_not_claimed() {
        Timer timer = set("wake", Bench.NOW);
        Timer parked = new Timer(Bench.TENANT, timer.record(), "wake", Bench.NOW, 8, Optional.of("Always fails"), true);
        bench().write(Bench.changes().timer(new TimerWrite.Set(parked)));

        assertEquals(List.of(), claim(10));
    }

    @Test
    default void S9_a_timer_that_was_claimed_and_neither_cleared_nor_replaced_is_claimed_again() {
        Timer timer = set("wake", Bench.NOW);

        assertEquals(List.of(timer), bench().inOne(() -> claim(10)));
        bench().rolledBack(() -> assertEquals(List.of(timer), claim(10)));
        assertEquals(List.of(timer), claim(10));
    }

    @Test
    default void S9_a_cleared_timer_never_comes_back() {
        Timer timer = set("wake", Bench.NOW);
        Timer other = Timer.at(Bench.TENANT, timer.record(), "close", Bench.NOW);
        bench().write(Bench.changes().timer(new TimerWrite.Set(other)));

        bench().write(clear(timer, Optional.of(timer.due())));

        assertEquals(List.of(other), claim(10));
        bench().write(clear(other, Optional.empty()));
        assertEquals(List.of(), claim(10));
        assertEquals(List.of(), bench().store().claimTimers(Bench.NOW.plusSeconds(86_400), 10));
    }

    @Test
    default void S9_clearing_whatever_is_there_is_written_even_if_nothing_is() {
        RecordRef ref = RecordRef.ticket(bench().ticket());

        bench().write(Bench.changes().timer(new TimerWrite.Clear(ref, "wake", Optional.empty())));
    }

    @Test
    default void S9_clearing_a_timer_that_is_not_there_as_expected_is_answered_by_timer_gone() {
        Timer timer = set("wake", Bench.NOW);
        Outcome gone = new Outcome.TimerGone(timer.record(), "wake");

        assertEquals(gone, bench().commit(clear(timer, Optional.of(Bench.NOW.plusNanos(1_000)))));
        assertEquals(List.of(timer), claim(10));
        bench().write(clear(timer, Optional.of(Bench.NOW)));
        assertEquals(gone, bench().commit(clear(timer, Optional.of(Bench.NOW))));
    }

    @Test
    default void S9_a_timer_can_be_cleared_and_set_again_in_one_change_set() {
        Timer timer = set("wake", Bench.NOW);
        Timer again = Timer.at(Bench.TENANT, timer.record(), "wake", Bench.NOW.minusSeconds(1));

        bench().write(clear(timer, Optional.of(Bench.NOW)).timer(new TimerWrite.Set(again)));

        assertEquals(List.of(again), claim(10));
    }

    @Test
    default void S9_timers_that_several_nodes_claim_and_clear_are_cleared_once_each() {
        Map<Timer, Integer> cleared = new HashMap<>();
        ChangeSet.Builder changes = Bench.changes();
        RecordRef ref = RecordRef.ticket(bench().ticket());
        for (int i = 0; i < RACING; i++) {
            Timer timer = Timer.at(Bench.TENANT, ref, "step-" + i, Bench.NOW.minusSeconds(i));
            cleared.put(timer, 0);
            changes.timer(new TimerWrite.Set(timer));
        }
        bench().write(changes);

        bench().atOnce(number -> clearAll(bench().node(number)))
                .forEach(own -> own.forEach(timer -> cleared.merge(timer, 1, Integer::sum)));

        cleared.forEach((timer, times) -> assertEquals(1, times, timer::toString));
        assertEquals(List.of(), claim(RACING));
    }

    /** Claims and clears until nothing comes any more; the timers that this thread cleared. */
    private static List<Timer> clearAll(Storage node) {
        List<Timer> all = new ArrayList<>();
        List<Timer> own = List.of();
        int empty = 0;
        while (empty < 3 && all.size() <= 2 * RACING) {
            own = Bench.retrying(() -> clearSome(node));
            all.addAll(own);
            empty = own.isEmpty() ? empty + 1 : 0;
        }
        return all;
    }

    private static List<Timer> clearSome(Storage node) {
        return node.unitOfWork().call(transaction -> {
            List<Timer> own = new ArrayList<>();
            for (Timer timer : node.store().claimTimers(Bench.NOW, 5)) {
                Outcome outcome = node.store()
                        .commit(clear(timer, Optional.of(timer.due())).build());
                if (outcome instanceof Outcome.Written) {
                    own.add(timer);
                }
            }
            return own;
        });
    }

    @Test
    default void S18_the_timers_of_a_record_are_all_there_in_the_order_of_their_kinds() {
        Timer wake = set("wake", Bench.NOW.plusSeconds(60));
        set("wake", Bench.NOW);
        Timer nudge = new Timer(Bench.TENANT, wake.record(), "nudge", Bench.NOW, 8, Optional.of("Down"), true);
        Timer close = Timer.at(Bench.TENANT, wake.record(), "close", Bench.NOW.plusSeconds(30));
        bench().write(Bench.changes()
                .timer(new TimerWrite.Set(nudge))
                .timer(new TimerWrite.Set(close))
                .timer(new TimerWrite.Set(Timer.at(
                        Bench.TENANT, new RecordRef("other", wake.record().id()), "wake", Bench.NOW))));

        assertEquals(List.of(close, nudge, wake), timers(wake.record()));
        bench().write(clear(close, Optional.empty()));
        assertEquals(List.of(nudge, wake), timers(wake.record()));
    }

    private List<Timer> timers(RecordRef record) {
        return bench().store().timers(Bench.TENANT, record);
    }

    private Timer set(String kind, Instant due) {
        Timer timer = Timer.at(Bench.TENANT, RecordRef.ticket(bench().ticket()), kind, due);
        bench().write(Bench.changes().timer(new TimerWrite.Set(timer)));
        return timer;
    }

    private static ChangeSet.Builder clear(Timer timer, Optional<Instant> due) {
        return Bench.changes().timer(new TimerWrite.Clear(timer.record(), timer.kind(), due));
    }

    private List<Timer> claim(int limit) {
        return bench().store().claimTimers(Bench.NOW, limit);
    }
}
