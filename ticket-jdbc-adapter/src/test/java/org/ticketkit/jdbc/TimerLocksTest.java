package org.ticketkit.jdbc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.ticketkit.jdbc.DeskOnDatabase.ANN;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ticketkit.spi.ChangeSet;
import org.ticketkit.spi.ChangeSet.Outcome;
import org.ticketkit.spi.ChangeSet.RecordWrite;
import org.ticketkit.spi.RecordRef;
import org.ticketkit.spi.StoredRecord;
import org.ticketkit.spi.Timer;
import org.ticketkit.ticket.AddNote;
import org.ticketkit.ticket.AgentId;
import org.ticketkit.ticket.Assign;
import org.ticketkit.ticket.Move;
import org.ticketkit.ticket.StaleTicket;
import org.ticketkit.ticket.TenantId;
import org.ticketkit.ticket.Ticket;

/** Who works and who commands take locks in the same order, so that neither has to be sacrificed. */
class TimerLocksTest {

    private static final int SECONDS = 30;

    private final ExecutorService threads = Executors.newSingleThreadExecutor();
    private TestDatabase database;
    private JdbcStorage storage;
    private DeskOnDatabase on;

    @AfterEach
    void end() {
        threads.shutdownNow();
        database.close();
    }

    private Ticket waitingTicket(TestDatabase on) {
        this.database = on;
        this.storage = on.storage();
        this.on = new DeskOnDatabase(storage);
        Ticket ticket = this.on.open();
        this.on.desk.tickets().assign(ANN, Assign.to(ticket.id(), AgentId.of("ann")));
        Move move =
                Move.to(ticket.id(), "scheduled").until(this.on.clock.instant().plusSeconds(60));
        Ticket waiting = this.on.desk.tickets().move(ANN, move);
        this.on.clock.advance(Duration.ofMinutes(2));
        return waiting;
    }

    @ParameterizedTest
    @ValueSource(strings = {"H2", "PostgreSQL"})
    void S9_a_timer_whose_record_somebody_else_is_writing_is_left_for_later(String kind) throws Exception {
        Ticket ticket = waitingTicket(kind.equals("H2") ? TestDatabase.inMemory() : TestDatabase.onPostgres());
        CountDownLatch hasWritten = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        Future<?> command = threads.submit(() -> storage.unitOfWork().call(transaction -> {
            on.desk.tickets().note(ANN, AddNote.to(ticket.id(), "Still there?"));
            hasWritten.countDown();
            return await(go);
        }));
        assertTrue(await(hasWritten));

        assertEquals(List.of(), storage.store().claimTimers(on.clock.instant(), 10));

        go.countDown();
        command.get(SECONDS, TimeUnit.SECONDS);
        assertEquals(1, storage.store().claimTimers(on.clock.instant(), 10).size());
        assertEquals(1, on.desk.work(10));
    }

    @Test
    void S9_a_command_that_clears_a_claimed_timer_waits_for_the_record_and_never_for_the_timer_alone()
            throws Exception {
        Ticket ticket = waitingTicket(TestDatabase.onPostgres());
        CountDownLatch isClaimed = new CountDownLatch(1);
        Future<Outcome> work = threads.submit(() -> storage.unitOfWork().call(transaction -> {
            List<Timer> due = storage.store().claimTimers(on.clock.instant(), 10);
            isClaimed.countDown();
            awaitSomebodyWaiting();
            return write(due.get(0).record());
        }));
        assertTrue(await(isClaimed));

        assertThrows(
                StaleTicket.class,
                () -> storage.unitOfWork()
                        .call(transaction -> on.desk.tickets().move(ANN, Move.to(ticket.id(), "open"))));

        try {
            assertInstanceOf(Outcome.Written.class, work.get(SECONDS, TimeUnit.SECONDS));
        } catch (ExecutionException sacrificed) {
            throw new AssertionError(sacrificed.getCause());
        }
    }

    private Outcome write(RecordRef ref) {
        StoredRecord record = storage.store().find(TenantId.DEFAULT, ref).orElseThrow();
        return storage.store()
                .commit(ChangeSet.of(TenantId.DEFAULT)
                        .record(new RecordWrite(ref, record.version(), record.body(), record.fields()))
                        .build());
    }

    private void awaitSomebodyWaiting() {
        String waiting = "SELECT 1 FROM pg_stat_activity a WHERE wait_event_type = 'Lock' AND EXISTS"
                + " (SELECT 1 FROM pg_locks l WHERE l.pid = a.pid AND l.relation = to_regclass('tk_ticket'))";
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS);
        try (Connection connection = database.pool(1, true).getConnection();
                Statement statement = connection.createStatement()) {
            while (!statement.executeQuery(waiting).next()) {
                assertTrue(System.nanoTime() - end < 0, "nobody waits");
                Thread.sleep(20);
            }
        } catch (SQLException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static boolean await(CountDownLatch latch) {
        try {
            return latch.await(SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
