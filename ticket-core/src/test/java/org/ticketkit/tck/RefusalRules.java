package org.ticketkit.tck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.ticketkit.spi.ChangeSet;
import org.ticketkit.spi.ChangeSet.NoticeWrite;
import org.ticketkit.spi.ChangeSet.Outcome;
import org.ticketkit.spi.ChangeSet.TimerWrite;
import org.ticketkit.spi.RecordRef;
import org.ticketkit.spi.StoredNotice;
import org.ticketkit.spi.Timer;
import org.ticketkit.spi.UniqueKey;
import org.ticketkit.ticket.TicketId;

/** S4 and S5: what a refusal leaves, and what a commit and a rollback leave. */
interface RefusalRules extends Rules {

    @Test
    default void S4_after_a_version_conflict_the_unit_of_work_goes_on() {
        RecordRef there = RecordRef.ticket(bench().ticket());

        goesOnAfter(
                Outcome.VersionConflict.class,
                Bench.changes().record(bench().make.record(there, 0)));
    }

    @Test
    default void S4_after_a_taken_key_the_unit_of_work_goes_on() {
        RecordRef holder = bench().make.ref();
        UniqueKey key = bench().make.key();
        bench().write(Bench.changes().record(bench().make.record(holder, 0)).key(Samples.take(key, holder)));
        RecordRef other = bench().make.ref();

        goesOnAfter(
                Outcome.KeyTaken.class,
                Bench.changes().record(bench().make.record(other, 0)).key(Samples.take(key, other)));

        assertEquals(0, bench().version(other));
    }

    @Test
    default void S4_after_a_gone_timer_the_unit_of_work_goes_on() {
        RecordRef ref = RecordRef.ticket(bench().ticket());

        goesOnAfter(
                Outcome.TimerGone.class,
                Bench.changes().timer(new TimerWrite.Clear(ref, "never-set", Optional.of(Bench.NOW))));
    }

    @Test
    default void S4_after_a_lost_lease_the_unit_of_work_goes_on() {
        StoredNotice notice = bench().make.notice(bench().ticket(), Bench.NOW);
        bench().write(Bench.changes().notice(new NoticeWrite.Add(notice)));

        goesOnAfter(
                Outcome.LeaseLost.class,
                Bench.changes()
                        .notice(new NoticeWrite.Settle(
                                notice.notice().id(),
                                99,
                                StoredNotice.State.DELIVERED,
                                Bench.NOW,
                                Optional.empty(),
                                Bench.NOW)));
    }

    private void goesOnAfter(Class<? extends Outcome> expected, ChangeSet.Builder refused) {
        Whole before = new Whole(bench());
        Whole after = new Whole(bench());
        RecordRef partOfTheRefused = bench().make.ref();
        refused.record(bench().make.record(partOfTheRefused, 0));

        bench().inOne(() -> {
            bench().write(before.changes());
            assertInstanceOf(expected, bench().commit(refused));
            before.isReadable();
            bench().write(after.changes());
        });

        before.isReadable();
        after.isReadable();
        assertEquals(0, bench().version(partOfTheRefused));
    }

    @Test
    default void S5_what_a_committed_unit_of_work_wrote_is_found_inside_and_afterwards() {
        Whole first = new Whole(bench());
        Whole second = new Whole(bench());

        bench().inOne(() -> {
            bench().write(first.changes());
            bench().write(second.changes());
            first.isReadable();
            second.isReadable();
        });

        first.isReadable();
        second.isThere();
    }

    @Test
    default void S5_what_a_unit_of_work_wrote_is_found_by_another_node() {
        TicketId ticket = bench().ticket();

        assertEquals(
                Optional.of(1L),
                bench().node(1)
                        .store()
                        .find(Bench.TENANT, RecordRef.ticket(ticket))
                        .map(record -> record.version()));
    }

    @Test
    default void S5_what_a_rolled_back_unit_of_work_wrote_is_not_found_and_its_keys_are_free() {
        Whole whole = new Whole(bench());

        bench().rolledBack(() -> bench().write(whole.changes()));

        whole.isNotThere();
        whole.keyIsFree();
    }

    @Test
    default void S5_what_a_rolled_back_unit_of_work_changed_is_as_it_was() {
        TicketId ticket = bench().ticket();
        Timer timer = Timer.at(Bench.TENANT, RecordRef.ticket(ticket), "wake", Bench.NOW);
        bench().write(Bench.changes().timer(new TimerWrite.Set(timer)));

        bench().rolledBack(() -> bench().write(Bench.changes()
                .record(bench().make.record(ticket, 1))
                .timer(new TimerWrite.Clear(timer.record(), "wake", Optional.empty()))));

        assertEquals(1, bench().version(RecordRef.ticket(ticket)));
        assertEquals(List.of(timer), bench().store().claimTimers(Bench.NOW, 10));
    }

    @Test
    default void S5_a_rolled_back_claim_of_a_notice_did_not_happen() {
        StoredNotice notice = bench().make.notice(bench().ticket(), Bench.NOW);
        bench().write(Bench.changes().notice(new NoticeWrite.Add(notice)));

        bench().rolledBack(() -> bench().store().claimNotices(Bench.NOW, Bench.NOW.plusSeconds(600), 10));

        StoredNotice claimed = bench().store()
                .claimNotices(Bench.NOW, Bench.NOW.plusSeconds(600), 10)
                .get(0);
        assertEquals(1, claimed.attempts());
        assertEquals(StoredNotice.State.PENDING, claimed.state());
    }
}
