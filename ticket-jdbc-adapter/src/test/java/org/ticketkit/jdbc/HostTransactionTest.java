package org.ticketkit.jdbc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.ticketkit.number.Series;
import org.ticketkit.spi.ChangeSet;
import org.ticketkit.spi.ChangeSet.KeyWrite;
import org.ticketkit.spi.ChangeSet.Outcome;
import org.ticketkit.spi.ChangeSet.RecordWrite;
import org.ticketkit.spi.RecordRef;
import org.ticketkit.spi.Storage;
import org.ticketkit.spi.UniqueKey;
import org.ticketkit.ticket.Misconfigured;
import org.ticketkit.ticket.TenantId;

/** What the store and the adapter owe to a host's transaction; of the desk in it, see {@link DeskInAHostsTransactionTest}. */
class HostTransactionTest {

    private final TestDatabase database = database();
    private final RawHost host = new RawHost(database.pool());
    private final JdbcStorage storage =
            database.prepared(JdbcStorage.builder(host, host).build());
    private final DeskOnDatabase on = new DeskOnDatabase(storage);

    TestDatabase database() {
        return TestDatabase.inMemory();
    }

    @BeforeEach
    void a_table_of_the_host() {
        database.run("CREATE TABLE parcel (id INTEGER PRIMARY KEY)");
    }

    @AfterEach
    void drop() {
        database.close();
    }

    private void parcel(int id) {
        try {
            Sql.of("INSERT INTO parcel (id) VALUES (?)", id).update(host.acquire());
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private long parcels() {
        long[] count = new long[1];
        host.commit(() -> {
            try {
                count[0] = Sql.of("SELECT COUNT(*) AS n FROM parcel")
                        .first(host.acquire(), row -> row.number("n"))
                        .orElseThrow();
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        });
        return count[0];
    }

    @Test
    void the_host_s_connection_keeps_its_mode_and_is_not_committed() {
        host.rollBack(() -> {
            parcel(1);
            on.open();
            try {
                assertFalse(host.acquire().getAutoCommit());
                assertFalse(host.acquire().isClosed());
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        });

        assertEquals(0, parcels());
    }

    @Test
    void S4_a_stale_version_leaves_the_transaction_usable() {
        TenantId tenant = TenantId.DEFAULT;
        RecordRef ref = new RecordRef("incident", new UUID(7, 7));
        host.commit(() -> {
            parcel(1);
            assertEquals(
                    new Outcome.VersionConflict(ref),
                    storage.store()
                            .commit(ChangeSet.of(tenant)
                                    .record(new RecordWrite(ref, 3, "{}", Map.of()))
                                    .build()));
            parcel(2);
        });

        assertEquals(2, parcels());
    }

    @Test
    void a_connection_with_auto_commit_on_is_refused() throws SQLException {
        try (Connection open = database.pool().getConnection()) {
            ConnectionSource autoCommitting = new ConnectionSource() {
                @Override
                public Connection acquire() {
                    return open;
                }

                @Override
                public void release(Connection connection) {}
            };
            Storage wrong = JdbcStorage.builder(autoCommitting, host).build();

            Misconfigured refused = assertThrows(
                    Misconfigured.class,
                    () -> wrong.store().commit(ChangeSet.of(TenantId.DEFAULT).build()));

            assertTrue(refused.getMessage().contains("auto-commit"));
        }
    }

    @Test
    void S3_of_two_units_that_race_for_a_key_the_second_waits_and_goes_on_when_the_first_commits() throws Exception {
        Outcome outcome = race(true);

        Outcome.KeyTaken taken = assertInstanceOf(Outcome.KeyTaken.class, outcome);
        assertEquals("first", taken.fingerprint());
        assertEquals(1, parcels(), "what the second wrote before is committed");
    }

    @Test
    void S3_of_two_units_that_race_for_a_key_the_second_gets_it_when_the_first_rolls_back() throws Exception {
        assertEquals(new Outcome.Written(), race(false));
        assertEquals(1, parcels());
    }

    /** The first takes a key and holds its transaction open until the second waits for it. */
    private Outcome race(boolean firstCommits) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(2);
        CountDownLatch taken = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        try {
            Future<?> first = threads.submit(() -> {
                Runnable work = () -> {
                    storage.store().commit(taking(1, "first"));
                    taken.countDown();
                    await(go);
                };
                if (firstCommits) {
                    host.commit(work);
                } else {
                    host.rollBack(work);
                }
            });
            assertTrue(taken.await(20, TimeUnit.SECONDS));
            List<Outcome> outcome = new ArrayList<>();
            Future<?> second = threads.submit(() -> host.commit(() -> {
                parcel(1);
                outcome.add(storage.store().commit(taking(2, "second")));
            }));
            assertThrows(TimeoutException.class, () -> second.get(300, TimeUnit.MILLISECONDS), "the second waits");
            go.countDown();
            first.get(20, TimeUnit.SECONDS);
            second.get(20, TimeUnit.SECONDS);
            return outcome.get(0);
        } catch (ExecutionException e) {
            throw new AssertionError(e.getCause());
        } finally {
            threads.shutdownNow();
        }
    }

    private static ChangeSet taking(int owner, String fingerprint) {
        RecordRef ref = new RecordRef("incident", new UUID(1, owner));
        return ChangeSet.of(TenantId.DEFAULT)
                .record(new RecordWrite(ref, 0, "{}", Map.of()))
                .key(new KeyWrite(new UniqueKey("firing", "one"), ref, fingerprint, KeyWrite.WhenTaken.CONFLICT))
                .build();
    }

    private static void await(CountDownLatch latch) {
        try {
            assertTrue(latch.await(20, TimeUnit.SECONDS));
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void N7_drawing_a_number_inside_a_transaction_waits_for_nobody_with_one_connection() throws Exception {
        JdbcStorage one = JdbcStorage.over(database.pool(1, true));
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            Future<Optional<Long>> inside =
                    threads.submit(() -> one.unitOfWork().call(transaction -> {
                        threads.submit(() -> one.numbers().next(TenantId.DEFAULT, Series.endless("outside")));
                        pause();
                        return Optional.of(one.numbers().next(TenantId.DEFAULT, Series.endless("inside")));
                    }));
            assertTrue(inside.get(10, TimeUnit.SECONDS).isPresent());
        } finally {
            threads.shutdownNow();
        }
    }

    /** Long enough for the other thread to wait for the only connection. */
    private static void pause() {
        try {
            Thread.sleep(300);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
