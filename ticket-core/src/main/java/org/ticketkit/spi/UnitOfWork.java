package org.ticketkit.spi;

/**
 * Runs work in a transaction: the host's if one is there, else one of its own; yours to implement.
 *
 * <p>The contract, by number:
 *
 * <ol>
 *   <li>U1 {@link #call} outside of a transaction begins one, commits it when the work returns, and rolls it back when the work
 *       throws; the exception comes out unchanged. If the transaction itself cannot be begun or committed, that is a
 *       {@link org.ticketkit.ticket.StorageFailed}, which the desk tries again where it may pass.
 *   <li>U2 {@link #call} inside a transaction, the host's or an outer call's, joins it: it neither commits nor rolls back nor
 *       changes its mode.
 *   <li>U3 {@link Transaction#isOutermost()} is true only where this call began the transaction and will end it.
 *   <li>U4 A hook that was registered with {@link Transaction#afterCommit} runs once after the commit, in the order of
 *       registration, and never after a rollback; where that cannot be promised, {@link #promisesAfterCommit()} is false and
 *       registering throws {@link IllegalStateException}.
 *   <li>U5 A hook that throws neither undoes the commit nor keeps the other hooks from running; it is logged, and the call returns.
 *   <li>U6 {@link #isActive()} says whether this thread is inside a transaction.
 *   <li>U7 A hook is outside of the transaction: {@link #isActive()} is false in it, and a {@link #call} begins one of its own. Where
 *       the host's framework still holds the connection meanwhile, that takes a second one.
 * </ol>
 */
public interface UnitOfWork {

    /** Runs the work in a transaction (U1, U2). */
    <T> T call(Work<T> work);

    /** Is this thread inside a transaction (U6)? */
    boolean isActive();

    /** Can hooks be promised (U4)? */
    boolean promisesAfterCommit();

    /**
     * Work to be done in a transaction.
     *
     * @param <T> what it returns
     */
    @FunctionalInterface
    interface Work<T> {
        /** Does the work. */
        T in(Transaction transaction);
    }

    /** The transaction that the work runs in; for adapters to implement. */
    interface Transaction {

        /** Did this call begin the transaction, and will it end it (U3)? */
        boolean isOutermost();

        /** Runs the hook after the commit (U4, U5, U7). */
        void afterCommit(Runnable hook);
    }
}
