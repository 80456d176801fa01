package org.ticketkit.tck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.ticketkit.spi.ChangeSet;
import org.ticketkit.spi.ChangeSet.Outcome;
import org.ticketkit.spi.ChangeSet.RecordWrite;
import org.ticketkit.spi.RecordRef;
import org.ticketkit.spi.StoredRecord;
import org.ticketkit.spi.TicketStore;
import org.ticketkit.spi.UniqueKey;
import org.ticketkit.ticket.TicketId;

/** S1 to S3: change sets, versions and keys. */
interface RecordRules extends Rules {

    @Test
    default void S1_all_of_a_change_set_is_written() {
        Whole whole = new Whole(bench());

        bench().write(whole.changes());

        whole.isThere();
    }

    @Test
    default void S1_nothing_of_a_change_set_is_written_if_a_record_has_another_version() {
        Whole whole = new Whole(bench());
        RecordRef stale = RecordRef.ticket(bench().ticket());

        Outcome outcome = bench().commit(whole.changes().record(bench().make.record(stale, 7)));

        assertEquals(new Outcome.VersionConflict(stale), outcome);
        whole.isNotThere();
        whole.keyIsFree();
    }

    @Test
    default void S1_nothing_of_a_change_set_is_written_if_the_last_write_of_it_is_refused() {
        Whole whole = new Whole(bench());

        Outcome outcome = bench().commit(whole.changes()
                .notice(new ChangeSet.NoticeWrite.Freeze(
                        bench().make.noticeId(), 1, bench().make.rendered())));

        assertInstanceOf(Outcome.LeaseLost.class, outcome);
        whole.isNotThere();
        whole.keyIsFree();
    }

    @Test
    default void S1_an_empty_change_set_is_written() {
        bench().write(Bench.changes());
    }

    @Test
    default void random_change_sets_do_what_a_simple_model_does() {
        new StoreModel(bench()).run(400);
    }

    @Test
    default void S2_a_record_is_inserted_once_and_updated_from_the_version_that_it_has() {
        RecordRef ref = bench().make.ref();
        RecordWrite insert = bench().make.record(ref, 0);
        RecordWrite update = bench().make.record(ref, 1);

        bench().write(Bench.changes().record(insert));
        assertEquals(Optional.of(stored(insert, 1)), bench().store().find(Bench.TENANT, ref));

        bench().write(Bench.changes().record(update));
        assertEquals(Optional.of(stored(update, 2)), bench().store().find(Bench.TENANT, ref));
    }

    @Test
    default void S2_the_fields_of_a_ticket_are_replaced_as_a_whole() {
        TicketId ticket = new TicketId(bench().make.id());
        RecordWrite first = bench().make.record(ticket, 0);
        RecordWrite second = bench().make.record(ticket, 1);

        bench().write(Bench.changes().record(first));
        bench().write(Bench.changes().record(second));

        assertEquals(Optional.of(stored(second, 2)), bench().store().find(Bench.TENANT, RecordRef.ticket(ticket)));
    }

    @Test
    default void S21_several_tickets_are_found_at_once_each_once_and_no_other() {
        TicketId one = bench().ticket();
        TicketId two = bench().ticket();
        bench().ticket();
        TicketId nowhere = new TicketId(bench().make.id());
        TicketStore store = bench().store();

        List<StoredRecord> found = store.findTickets(Bench.TENANT, List.of(two, nowhere, one, two));

        assertEquals(2, found.size());
        assertEquals(
                Set.of(
                        store.find(Bench.TENANT, RecordRef.ticket(one)).orElseThrow(),
                        store.find(Bench.TENANT, RecordRef.ticket(two)).orElseThrow()),
                Set.copyOf(found));
        assertEquals(List.of(), store.findTickets(Bench.TENANT, List.of()));
    }

    @Test
    default void S2_a_record_with_another_version_than_expected_is_not_written() {
        RecordRef ref = bench().make.ref();
        bench().write(Bench.changes().record(bench().make.record(ref, 0)));
        bench().write(Bench.changes().record(bench().make.record(ref, 1)));

        for (long expected : new long[] {0, 1, 3}) {
            assertEquals(
                    new Outcome.VersionConflict(ref),
                    bench().commit(Bench.changes().record(bench().make.record(ref, expected))),
                    "there is version 2, expected was " + expected);
        }
        assertEquals(2, bench().version(ref));
    }

    @Test
    default void S2_a_record_that_is_not_there_is_not_updated() {
        RecordRef ref = bench().make.ref();

        Outcome outcome = bench().commit(Bench.changes().record(bench().make.record(ref, 1)));

        assertEquals(new Outcome.VersionConflict(ref), outcome);
        assertEquals(0, bench().version(ref));
    }

    @Test
    default void S2_of_several_updates_at_once_exactly_one_is_written() {
        for (int round = 0; round < 10; round++) {
            RecordRef ref = RecordRef.ticket(bench().ticket());
            List<RecordWrite> updates = Stream.generate(() -> bench().make.record(new TicketId(ref.id()), 1))
                    .limit(bench().threads())
                    .toList();

            List<Outcome> outcomes = bench().atOnce(number -> Bench.retrying(() -> bench().node(number)
                    .store()
                    .commit(Bench.changes().record(updates.get(number)).build())));

            assertEquals(1, Outcomes.written(outcomes), outcomes::toString);
            assertEquals(2, bench().version(ref));
        }
    }

    @Test
    default void S3_a_key_is_held_by_at_most_one_record() {
        UniqueKey key = bench().make.key();
        RecordRef first = held(key);
        RecordRef second = bench().make.ref();

        Outcome outcome = bench().commit(
                        Bench.changes().record(bench().make.record(second, 0)).key(Samples.take(key, second)));

        assertEquals(new Outcome.KeyTaken(key, first, "taken for " + first.id()), outcome);
        assertEquals(Optional.of(first), holder(key));
    }

    @Test
    default void S3_a_taken_key_is_kept_if_the_write_says_so() {
        UniqueKey key = bench().make.key();
        RecordRef first = held(key);
        RecordRef second = bench().make.ref();

        bench().write(Bench.changes().record(bench().make.record(second, 0)).key(Samples.takeOrKeep(key, second)));

        assertEquals(Optional.of(first), holder(key));
        assertEquals(1, bench().version(second));
    }

    @Test
    default void S3_a_free_key_is_taken_even_if_it_might_be_kept() {
        UniqueKey key = bench().make.key();
        RecordRef ref = bench().make.ref();

        bench().write(Bench.changes().record(bench().make.record(ref, 0)).key(Samples.takeOrKeep(key, ref)));

        assertEquals(Optional.of(ref), holder(key));
    }

    @Test
    default void S3_a_record_that_takes_a_key_twice_finds_it_taken() {
        UniqueKey key = bench().make.key();
        RecordRef ref = held(key);

        Outcome again = bench().commit(Bench.changes().key(Samples.take(key, ref)));

        assertEquals(new Outcome.KeyTaken(key, ref, "taken for " + ref.id()), again);
    }

    @Test
    default void S3_keys_of_several_scopes_do_not_touch() {
        UniqueKey key = bench().make.key();
        held(key);

        held(new UniqueKey(UniqueKey.REFERENCE, key.value()));
    }

    @Test
    default void S3_keys_are_compared_exactly() {
        String stem = "x".repeat(998);
        List<String> different = List.of(
                "key",
                "Key",
                "KEY",
                "key ",
                " key",
                "kéy",
                "ke\u0301y",
                "ｋｅｙ",
                "ı",
                "i",
                "ss",
                "ß",
                stem + "a",
                stem + "b");

        different.forEach(value -> held(new UniqueKey(UniqueKey.MESSAGE_ID, value)));

        assertEquals(
                different.size(),
                different.stream()
                        .map(value -> holder(new UniqueKey(UniqueKey.MESSAGE_ID, value)))
                        .distinct()
                        .count());
    }

    @Test
    default void S3_of_several_that_take_a_key_at_once_exactly_one_gets_it() {
        for (int round = 0; round < 10; round++) {
            UniqueKey key = bench().make.key();
            List<RecordWrite> records = Stream.generate(
                            () -> bench().make.record(bench().make.ref(), 0))
                    .limit(bench().threads())
                    .toList();

            List<Outcome> outcomes = bench().atOnce(number -> Bench.retrying(() -> bench().node(number)
                    .store()
                    .commit(Bench.changes()
                            .record(records.get(number))
                            .key(Samples.take(key, records.get(number).ref()))
                            .build())));

            assertEquals(1, Outcomes.written(outcomes), outcomes::toString);
            int winner = Outcomes.firstWritten(outcomes);
            assertEquals(Optional.of(records.get(winner).ref()), holder(key));
            assertEquals(
                    1,
                    records.stream()
                            .filter(record -> bench().version(record.ref()) > 0)
                            .count());
        }
    }

    private RecordRef held(UniqueKey key) {
        RecordRef ref = bench().make.ref();
        bench().write(Bench.changes().record(bench().make.record(ref, 0)).key(Samples.take(key, ref)));
        return ref;
    }

    private Optional<RecordRef> holder(UniqueKey key) {
        return bench().store().findByKey(Bench.TENANT, key).map(StoredRecord::ref);
    }

    private static StoredRecord stored(RecordWrite write, long version) {
        return new StoredRecord(Bench.TENANT, write.ref(), version, write.body(), write.fields());
    }
}
