package org.ticketkit.memory;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.ticketkit.spi.UnitOfWork;

/**
 * Runs units of work one after the other, under one lock, and undoes the changes of one that throws.
 *
 * <p>A host's transaction, as far as memory can have one, is an outer {@link #call}. Hooks run after the lock is given back.
 */
public final class MemoryUnitOfWork implements UnitOfWork {

    private static final Logger LOG = LoggerFactory.getLogger(MemoryUnitOfWork.class);

    private final ReentrantLock lock = new ReentrantLock();
    private final Journal journal;
    private List<Runnable> hooks = new ArrayList<>();

    MemoryUnitOfWork(Journal journal) {
        this.journal = journal;
    }

    @Override
    public <T> T call(Work<T> work) {
        return isActive() ? work.in(new Joined(false)) : begin(work);
    }

    private <T> T begin(Work<T> work) {
        T result;
        List<Runnable> afterCommit;
        lock.lock();
        boolean done = false;
        try {
            result = work.in(new Joined(true));
            done = true;
        } finally {
            afterCommit = end(done);
            lock.unlock();
        }
        afterCommit.forEach(MemoryUnitOfWork::run);
        return result;
    }

    /** Commits or rolls back; returns the hooks to run if it committed. */
    private List<Runnable> end(boolean commit) {
        List<Runnable> registered = hooks;
        hooks = new ArrayList<>();
        if (!commit) {
            journal.rollBackTo(0);
            return List.of();
        }
        journal.forget();
        return registered;
    }

    private static void run(Runnable hook) {
        try {
            hook.run();
        } catch (RuntimeException | Error failure) {
            LOG.error("A hook after a commit failed; the commit stands and the other hooks run", failure);
        }
    }

    /** Reads or writes inside the running unit of work, or in one of its own. */
    <T> T inside(Supplier<T> access) {
        return call(transaction -> access.get());
    }

    @Override
    public boolean isActive() {
        return lock.isHeldByCurrentThread();
    }

    @Override
    public boolean promisesAfterCommit() {
        return true;
    }

    private final class Joined implements Transaction {

        private final boolean outermost;

        Joined(boolean outermost) {
            this.outermost = outermost;
        }

        @Override
        public boolean isOutermost() {
            return outermost;
        }

        @Override
        public void afterCommit(Runnable hook) {
            if (!isActive()) {
                throw new IllegalStateException("The unit of work has ended; register hooks while it runs");
            }
            hooks.add(hook);
        }
    }
}
