package org.ticketkit.examples.mvstore;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;
import org.h2.mvstore.tx.TransactionMap;
import org.h2.mvstore.tx.TransactionStore;
import org.h2.mvstore.type.ByteArrayDataType;
import org.h2.mvstore.type.DataType;
import org.h2.mvstore.type.StringDataType;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.ticketkit.spi.UnitOfWork;
import org.ticketkit.ticket.StorageFailed;
import org.ticketkit.ticket.StorageFailed.Recovery;

/**
 * Transactions of the engine, one for each outermost call, found by its thread; many may be open at once.
 *
 * <p>A row that one has changed is locked until its end. Who wants it waits, {@value #PATIENCE_MILLIS} ms at the most, and then fails as
 * {@link Recovery#RETRY}; so does one of two that wait for each other.
 */
final class MvUnitOfWork implements UnitOfWork {

    private static final Logger LOG = LoggerFactory.getLogger(MvUnitOfWork.class);
    private static final int PATIENCE_MILLIS = 5_000;

    private final MVStore file;
    private final TransactionStore transactions;

    @SuppressWarnings("ThreadLocalUsage") // of each storage: a thread may work on two
    private final ThreadLocal<@Nullable Session> current = new ThreadLocal<>();

    /** A unit of work that is open on a thread, as one of its calls sees it. */
    private record Session(org.h2.mvstore.tx.Transaction engine, List<Runnable> hooks, boolean isOutermost)
            implements UnitOfWork.Transaction {
        @Override
        public void afterCommit(Runnable hook) {
            hooks.add(hook);
        }
    }

    /** What was open when the process ended is rolled back. */
    MvUnitOfWork(MVStore file) {
        this.file = file;
        this.transactions = new TransactionStore(file);
        transactions.init();
        transactions.endLeftoverTransactions();
    }

    @Override
    public <T> T call(Work<T> work) {
        Session outer = current.get();
        if (outer != null) {
            return work.in(new Session(outer.engine(), outer.hooks(), false));
        }
        Session own = new Session(translating(Recovery.INVESTIGATE, transactions::begin), new ArrayList<>(), true);
        own.engine().setTimeoutMillis(PATIENCE_MILLIS);
        current.set(own);
        T result;
        try {
            result = work.in(own);
            translating(Recovery.LOOK_FIRST, () -> commit(own.engine()));
        } catch (Throwable failure) {
            if (own.engine().getStatus() == org.h2.mvstore.tx.Transaction.STATUS_OPEN) {
                own.engine().rollback();
            }
            throw failure;
        } finally {
            current.remove();
        }
        own.hooks().forEach(MvUnitOfWork::runAfterCommit);
        return result;
    }

    /** Ends the transaction and waits until the file has it: durable when the call returns. */
    private boolean commit(org.h2.mvstore.tx.Transaction engine) {
        boolean changed = engine.hasChanges();
        engine.commit();
        if (changed) {
            file.commit();
            file.sync();
        }
        return changed;
    }

    private static void runAfterCommit(Runnable hook) {
        try {
            hook.run();
        } catch (RuntimeException failure) {
            LOG.warn("A hook failed after the commit", failure);
        }
    }

    @Override
    public boolean isActive() {
        return current.get() != null;
    }

    @Override
    public boolean promisesAfterCommit() {
        return true;
    }

    /**
     * What a port does: in the running unit of work, else in one of its own. If it throws, what it wrote is undone and what the unit of
     * work wrote before stays.
     */
    <T> T in(Supplier<T> port) {
        return call(joined -> {
            org.h2.mvstore.tx.Transaction engine = ((Session) joined).engine();
            long savepoint = engine.setSavepoint();
            try {
                return translating(Recovery.INVESTIGATE, port);
            } catch (RuntimeException failure) {
                engine.rollbackToSavepoint(savepoint);
                throw failure;
            }
        });
    }

    /** A sorted map of texts, as the running unit of work sees it. */
    TransactionMap<String, String> texts(String name) {
        return map(name, StringDataType.INSTANCE);
    }

    /** A sorted map of bytes, as the running unit of work sees it. */
    TransactionMap<String, byte[]> bytes(String name) {
        return map(name, ByteArrayDataType.INSTANCE);
    }

    private <V> TransactionMap<String, V> map(String name, DataType<V> type) {
        Session session = Objects.requireNonNull(current.get(), "maps are read and written inside of a unit of work");
        return session.engine().openMap(name, StringDataType.INSTANCE, type);
    }

    private static <T> T translating(Recovery otherwise, Supplier<T> work) {
        try {
            return work.get();
        } catch (MVStoreException failure) {
            boolean race = failure.getErrorCode() == DataUtils.ERROR_TRANSACTION_LOCKED
                    || failure.getErrorCode() == DataUtils.ERROR_TRANSACTIONS_DEADLOCK;
            throw new StorageFailed("MVStore: " + failure.getMessage(), race ? Recovery.RETRY : otherwise, failure);
        }
    }
}
