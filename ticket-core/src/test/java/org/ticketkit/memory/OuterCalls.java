package org.ticketkit.memory;

import org.ticketkit.spi.UnitOfWork;
import org.ticketkit.tck.StorageContract.HostTransactions;

/** A host's transactions as outer calls of the unit of work. */
public record OuterCalls(UnitOfWork unitOfWork) implements HostTransactions {

    private static final class RollBack extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    @Override
    public void commit(Runnable work) {
        unitOfWork.call(transaction -> {
            work.run();
            return 0;
        });
    }

    @Override
    public void rollBack(Runnable work) {
        try {
            commit(() -> {
                work.run();
                throw new RollBack();
            });
        } catch (RollBack expected) {
            // that is how an outer call is rolled back
        }
    }
}
