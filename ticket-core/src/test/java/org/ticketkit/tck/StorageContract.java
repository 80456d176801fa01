package org.ticketkit.tck;

import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.ticketkit.spi.Storage;

/** What the contracts of the storage ports need from an adapter. */
public abstract class StorageContract {

    private Bench bench;

    /** A storage with nothing in it; called once per test. */
    protected abstract Storage storage();

    /**
     * Another node on the same storage: what a second process would have. By default the first node itself, for storages that live
     * in one process.
     */
    protected Storage anotherNode(Storage first) {
        return first;
    }

    /** Transactions that the host begins and ends, if the adapter can join any. */
    protected Optional<HostTransactions> hostTransactions(Storage storage) {
        return Optional.empty();
    }

    /** How many threads use the storage at once in the tests for races; 4 by default. */
    protected int threads() {
        return 4;
    }

    /** How long the tests wait for another thread before they fail, in seconds; 60 by default. */
    protected int patienceSeconds() {
        return 60;
    }

    /** Prepares the storage. */
    @BeforeEach
    void prepare() {
        Storage first = storage();
        bench = new Bench(first, anotherNode(first), threads(), patienceSeconds());
    }

    /** What the tests work on. */
    Bench bench() {
        return bench;
    }

    /** A host's transactions, as the host itself begins and ends them, without the adapter's unit of work. */
    public interface HostTransactions {

        /** Begins a transaction, does the work on this thread, and commits. */
        void commit(Runnable work);

        /** Begins a transaction, does the work on this thread, and rolls back. */
        void rollBack(Runnable work);
    }
}
