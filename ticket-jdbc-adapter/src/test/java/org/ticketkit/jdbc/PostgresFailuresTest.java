package org.ticketkit.jdbc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.ticketkit.spi.ChangeSet;
import org.ticketkit.spi.ChangeSet.KeyWrite;
import org.ticketkit.spi.ChangeSet.Outcome;
import org.ticketkit.spi.ChangeSet.RecordWrite;
import org.ticketkit.spi.Inbox;
import org.ticketkit.spi.RawBytes;
import org.ticketkit.spi.RecordRef;
import org.ticketkit.spi.StoredRecord;
import org.ticketkit.spi.UniqueKey;
import org.ticketkit.ticket.StorageFailed;
import org.ticketkit.ticket.StorageFailed.Recovery;
import org.ticketkit.ticket.TenantId;

/** What PostgreSQL itself turns down: as a failure that says whether to try again, and no host's transaction is spoilt without need. */
class PostgresFailuresTest {

    private static final RecordRef FIRST = new RecordRef("incident", new UUID(1, 1));
    private static final RecordRef SECOND = new RecordRef("incident", new UUID(2, 2));

    private final TestDatabase database = TestDatabase.onPostgres();
    private final JdbcStorage storage = database.storage();
    private final ExecutorService threads = Executors.newFixedThreadPool(2);

    @AfterEach
    void drop() {
        threads.shutdownNow();
        database.close();
    }

    private static ChangeSet writing(RecordRef ref, long version, String body) {
        return ChangeSet.of(TenantId.DEFAULT)
                .record(new RecordWrite(ref, version, body, Map.of()))
                .build();
    }

    private static ChangeSet taking(String key) {
        return ChangeSet.of(TenantId.DEFAULT)
                .key(new KeyWrite(new UniqueKey("firing", key), FIRST, "", KeyWrite.WhenTaken.CONFLICT))
                .build();
    }

    @Test
    void a_serialisation_failure_is_to_be_tried_again_as_a_whole() {
        JdbcStorage strict = JdbcStorage.over(database.pool(2, true, "TRANSACTION_SERIALIZABLE"));
        storage.store().commit(writing(FIRST, 0, "old"));

        StorageFailed failure = assertThrows(
                StorageFailed.class,
                () -> strict.unitOfWork().call(transaction -> {
                    strict.store().find(TenantId.DEFAULT, FIRST);
                    elsewhere(() -> storage.store().commit(writing(FIRST, 1, "theirs")));
                    return strict.store().commit(writing(FIRST, 1, "ours"));
                }));

        assertEquals(Recovery.RETRY, failure.recovery());
        assertEquals("40001", ((SQLException) failure.getCause()).getSQLState());
        assertEquals("theirs", body(FIRST));
    }

    @Test
    void of_two_that_take_the_same_keys_in_opposite_order_one_gets_both_and_the_other_may_try_again() throws Exception {
        CyclicBarrier both = new CyclicBarrier(2);
        List<Future<Object>> running = new ArrayList<>();
        for (List<String> order : List.of(List.of("a", "b"), List.of("b", "a"))) {
            running.add(threads.submit(() -> storage.unitOfWork().call(transaction -> {
                storage.store().commit(taking(order.get(0)));
                meet(both);
                return storage.store().commit(taking(order.get(1)));
            })));
        }

        List<Object> outcomes = new ArrayList<>();
        for (Future<Object> each : running) {
            try {
                outcomes.add(each.get(30, TimeUnit.SECONDS));
            } catch (java.util.concurrent.ExecutionException e) {
                outcomes.add(((StorageFailed) e.getCause()).recovery());
            }
        }
        assertTrue(outcomes.contains(Recovery.RETRY), outcomes::toString);
        assertTrue(outcomes.contains(new Outcome.Written()), outcomes::toString);
    }

    @Test
    void a_lock_that_is_waited_for_too_long_is_to_be_tried_again() throws Exception {
        storage.store().commit(writing(FIRST, 0, "old"));
        CountDownLatch locked = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        Future<?> holder = threads.submit(() -> storage.unitOfWork().call(transaction -> {
            storage.store().commit(writing(FIRST, 1, "theirs"));
            locked.countDown();
            return await(go);
        }));
        assertTrue(locked.await(20, TimeUnit.SECONDS));
        JdbcStorage impatient = JdbcStorage.over(database.pool("&options=-c%20lock_timeout=100"));

        StorageFailed failure =
                assertThrows(StorageFailed.class, () -> impatient.store().commit(writing(FIRST, 1, "ours")));
        go.countDown();
        holder.get(20, TimeUnit.SECONDS);

        assertEquals(Recovery.RETRY, failure.recovery());
        assertEquals("theirs", body(FIRST));
    }

    @Test
    void what_the_database_cannot_keep_fails_for_good_and_the_transaction_goes_on() {
        RecordRef tooLong = new RecordRef("k".repeat(65), new UUID(3, 3));

        storage.unitOfWork().call(transaction -> {
            storage.store().commit(writing(FIRST, 0, "before"));
            StorageFailed failure =
                    assertThrows(StorageFailed.class, () -> storage.store().commit(writing(tooLong, 0, "never")));
            assertEquals(Recovery.INVESTIGATE, failure.recovery());
            return storage.store().commit(writing(SECOND, 0, "after"));
        });

        assertEquals("before", body(FIRST));
        assertEquals("after", body(SECOND));
    }

    @Test
    void a_transaction_that_the_host_s_own_failure_has_broken_is_to_be_looked_at() {
        assertThrows(
                StorageFailed.class,
                () -> storage.unitOfWork().call(transaction -> {
                    assertThrows(
                            SQLException.class,
                            () -> Sql.of("SELECT 1 / 0").exists(((JdbcUnitOfWork) storage.unitOfWork()).acquire()));
                    StorageFailed failure = assertThrows(
                            StorageFailed.class, () -> storage.store().commit(writing(FIRST, 0, "x")));
                    assertEquals(Recovery.INVESTIGATE, failure.recovery());
                    throw failure;
                }));
    }

    @Test
    void S3_keys_of_a_thousand_characters_that_fill_three_bytes_each_are_kept_and_told_apart() {
        StringBuilder text = new StringBuilder();
        new java.util.Random(7).ints(0x4e00, 0x9fa5).limit(999).forEach(text::appendCodePoint);
        List<UniqueKey> keys =
                List.of(new UniqueKey("firing", text + "\u4e00"), new UniqueKey("firing", text + "\u4e01"));
        for (UniqueKey key : keys) {
            RecordRef holder = new RecordRef("incident", UUID.randomUUID());
            ChangeSet changes = ChangeSet.of(TenantId.DEFAULT)
                    .record(new RecordWrite(holder, 0, "{}", Map.of()))
                    .key(new KeyWrite(key, holder, "first", KeyWrite.WhenTaken.CONFLICT))
                    .build();
            assertEquals(new Outcome.Written(), storage.store().commit(changes));
            assertEquals(
                    Optional.of(holder),
                    storage.store().findByKey(TenantId.DEFAULT, key).map(StoredRecord::ref));
            assertEquals(
                    new Outcome.KeyTaken(key, holder, "first"),
                    storage.store()
                            .commit(ChangeSet.of(TenantId.DEFAULT)
                                    .key(changes.keys().get(0))
                                    .build()));
        }
        UniqueKey forged =
                new UniqueKey("firing", PostgresChangeSets.keptKey(keys.get(0).value()));
        assertEquals(Optional.empty(), storage.store().findByKey(TenantId.DEFAULT, forged));
    }

    @Test
    void a_problem_that_quotes_broken_mail_is_kept_readable() {
        UUID id = UUID.randomUUID();
        Instant now = Instant.parse("2026-03-02T09:00:00Z");
        storage.inbox()
                .receive(new Inbox.Arrival(
                        id, TenantId.DEFAULT, "mail", "support", "key", RawBytes.of(new byte[] {0}), now));
        long token = storage.inbox()
                .claim("mail", now, now.plusSeconds(60), 1)
                .get(0)
                .token();

        assertTrue(storage.inbox().quarantine(id, token, "no such charset \0\ud800x", now));

        assertEquals(
                Optional.of("no such charset \ufffd\ufffdx"),
                storage.inbox().find(TenantId.DEFAULT, id).orElseThrow().reason());
    }

    private String body(RecordRef ref) {
        return storage.store().find(TenantId.DEFAULT, ref).orElseThrow().body();
    }

    private void elsewhere(Runnable work) {
        try {
            threads.submit(work).get(20, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static void meet(CyclicBarrier both) {
        try {
            both.await(20, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static boolean await(CountDownLatch latch) {
        try {
            return latch.await(20, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
