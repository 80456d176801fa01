package org.ticketkit.jdbc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ticketkit.spi.ChangeSet;
import org.ticketkit.spi.ChangeSet.RecordWrite;
import org.ticketkit.spi.RecordRef;
import org.ticketkit.ticket.StorageFailed;
import org.ticketkit.ticket.StorageFailed.Recovery;
import org.ticketkit.ticket.TenantId;

class SqlFailuresTest {

    @ParameterizedTest
    @ValueSource(strings = {"40001", "40P01", "08006", "08001", "HYT00", "55P03", "57P01", "53300", "25006"})
    void what_can_pass_is_to_be_tried_again(String state) {
        assertEquals(
                Recovery.RETRY,
                SqlFailures.during("do it", new SQLException("no", state)).recovery());
    }

    @ParameterizedTest
    @ValueSource(strings = {"22001", "42S02", "23505", "28000"})
    void what_will_not_pass_is_to_be_looked_at(String state) {
        assertEquals(
                Recovery.INVESTIGATE,
                SqlFailures.during("do it", new SQLException("no", state)).recovery());
    }

    @ParameterizedTest
    @CsvSource({
        "08006,LOOK_FIRST",
        "57P01,LOOK_FIRST",
        "40003,LOOK_FIRST",
        "40001,RETRY",
        "40P01,RETRY",
        "23505,INVESTIGATE",
        "25P02,INVESTIGATE"
    })
    void a_commit_whose_answer_was_lost_is_looked_for_first(String state, Recovery recovery) {
        assertEquals(
                recovery,
                SqlFailures.duringCommit(new SQLException("no", state)).recovery());
    }

    @Test
    void no_connection_from_the_pool_can_pass_and_no_state_is_no_trouble() {
        assertEquals(
                Recovery.RETRY,
                SqlFailures.during("do it", new SQLTransientConnectionException("busy"))
                        .recovery());
        assertEquals(
                Recovery.INVESTIGATE,
                SqlFailures.during("do it", new SQLException("no")).recovery());
    }

    @Test
    void the_message_names_what_was_done_the_state_and_what_to_do() {
        try (TestDatabase database = TestDatabase.inMemory()) {
            JdbcStorage storage = JdbcStorage.over(database.pool());
            RecordRef ref = new RecordRef(RecordRef.TICKET, UUID.randomUUID());

            StorageFailed failure =
                    assertThrows(StorageFailed.class, () -> storage.store().find(TenantId.DEFAULT, ref));

            assertEquals(Recovery.INVESTIGATE, failure.recovery());
            assertTrue(failure.getMessage().startsWith("Cannot find " + ref + ": SQLState 42S"), failure.getMessage());
        }
    }

    @Test
    void a_lock_that_is_waited_for_too_long_can_pass_and_leaves_nothing_behind() throws Exception {
        ExecutorService threads = Executors.newSingleThreadExecutor();
        try (TestDatabase database = TestDatabase.inMemory()) {
            JdbcStorage storage = database.storage();
            RecordRef free = new RecordRef("incident", new UUID(1, 1));
            RecordRef contended = new RecordRef("incident", new UUID(2, 2));
            CountDownLatch taken = new CountDownLatch(1);
            CountDownLatch go = new CountDownLatch(1);
            threads.submit(() -> storage.unitOfWork().call(transaction -> {
                storage.store()
                        .commit(ChangeSet.of(TenantId.DEFAULT)
                                .record(new RecordWrite(contended, 0, "{}", Map.of()))
                                .build());
                taken.countDown();
                return await(go);
            }));
            assertTrue(taken.await(20, TimeUnit.SECONDS));

            storage.unitOfWork().call(transaction -> {
                impatient(storage);
                StorageFailed failure = assertThrows(
                        StorageFailed.class,
                        () -> storage.store()
                                .commit(ChangeSet.of(TenantId.DEFAULT)
                                        .record(new RecordWrite(free, 0, "{}", Map.of()))
                                        .record(new RecordWrite(contended, 0, "{}", Map.of()))
                                        .build()));
                assertEquals(Recovery.RETRY, failure.recovery());
                return 0;
            });
            go.countDown();

            assertTrue(storage.store().find(TenantId.DEFAULT, free).isEmpty());
        } finally {
            threads.shutdownNow();
        }
    }

    private static boolean await(CountDownLatch latch) {
        try {
            return latch.await(20, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void impatient(JdbcStorage storage) {
        Connection connection = ((JdbcUnitOfWork) storage.unitOfWork()).acquire();
        try {
            Sql.of("SET LOCK_TIMEOUT 100").update(connection);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
