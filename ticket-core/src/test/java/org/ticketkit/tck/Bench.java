package org.ticketkit.tck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import org.ticketkit.spi.ChangeSet;
import org.ticketkit.spi.ChangeSet.Outcome;
import org.ticketkit.spi.RecordRef;
import org.ticketkit.spi.Storage;
import org.ticketkit.spi.TicketStore;
import org.ticketkit.spi.UnitOfWork;
import org.ticketkit.ticket.StorageFailed;
import org.ticketkit.ticket.TenantId;
import org.ticketkit.ticket.TicketId;

/** The storage under test, and what the tests do with it again and again. */
final class Bench {

    static final TenantId TENANT = TenantId.of("tenant-one");
    static final TenantId OTHER_TENANT = TenantId.of("tenant-two");
    static final Instant NOW = Instant.parse("2026-03-14T10:20:30.123456Z");

    private static final int TRIES = 100;

    final Samples make = new Samples();
    private final Storage storage;
    private final Storage anotherNode;
    private final int threads;
    private final int patienceSeconds;

    Bench(Storage storage, Storage anotherNode, int threads, int patienceSeconds) {
        this.storage = storage;
        this.anotherNode = anotherNode;
        this.threads = threads;
        this.patienceSeconds = patienceSeconds;
    }

    Storage storage() {
        return storage;
    }

    TicketStore store() {
        return storage.store();
    }

    UnitOfWork unitOfWork() {
        return storage.unitOfWork();
    }

    int patienceSeconds() {
        return patienceSeconds;
    }

    int threads() {
        return threads;
    }

    /** The first node and the other one in turn. */
    Storage node(int number) {
        return number % 2 == 0 ? storage : anotherNode;
    }

    static ChangeSet.Builder changes() {
        return ChangeSet.of(TENANT);
    }

    Outcome commit(ChangeSet.Builder changes) {
        return store().commit(changes.build());
    }

    /** Commits what must be written. */
    void write(ChangeSet.Builder changes) {
        assertEquals(new Outcome.Written(), commit(changes));
    }

    /** A ticket that is there, with nothing but its record. */
    TicketId ticket() {
        return ticket(TENANT);
    }

    /** The same in any tenant. */
    TicketId ticket(TenantId tenant) {
        TicketId id = new TicketId(make.id());
        write(ChangeSet.of(tenant).record(make.record(id, 0)));
        return id;
    }

    /** The version of a record; 0 if it is not there. */
    long version(RecordRef ref) {
        return store().find(TENANT, ref).map(record -> record.version()).orElse(0L);
    }

    /** Does the work in one unit of work. */
    <T> T inOne(Supplier<T> work) {
        return unitOfWork().call(transaction -> work.get());
    }

    /** Does the work in one unit of work. */
    void inOne(Runnable work) {
        unitOfWork().call(transaction -> {
            work.run();
            return 0;
        });
    }

    /** Does the work in one unit of work that is rolled back. */
    void rolledBack(Runnable work) {
        try {
            inOne(() -> {
                work.run();
                throw new OnPurpose();
            });
        } catch (OnPurpose expected) {
            return;
        }
        fail("The exception of the work did not come out of the unit of work");
    }

    /** Tries again what failed in a race and can be tried again, as a desk does. */
    static <T> T retrying(Supplier<T> work) {
        for (int i = 1; i < TRIES; i++) {
            try {
                return work.get();
            } catch (StorageFailed failure) {
                if (failure.recovery() != StorageFailed.Recovery.RETRY) {
                    throw failure;
                }
            }
        }
        return work.get();
    }

    /** Does something on several threads that start together; the results in the order of the threads. */
    <T> List<T> atOnce(IntFunction<T> work) {
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        CountDownLatch ready = new CountDownLatch(threads);
        try {
            List<Future<T>> running = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                int number = i;
                Callable<T> task = () -> {
                    ready.countDown();
                    assertTrue(ready.await(patienceSeconds, TimeUnit.SECONDS));
                    return work.apply(number);
                };
                running.add(pool.submit(task));
            }
            List<T> results = new ArrayList<>();
            for (Future<T> each : running) {
                results.add(each.get(patienceSeconds, TimeUnit.SECONDS));
            }
            return results;
        } catch (Exception failure) {
            return fail("A thread failed, or did not come to its end in " + patienceSeconds + " s", failure);
        } finally {
            pool.shutdownNow();
        }
    }

    /** Thrown by the tests to roll back. */
    static final class OnPurpose extends RuntimeException {
        private static final long serialVersionUID = 1L;

        OnPurpose() {
            super("on purpose");
        }
    }
}
