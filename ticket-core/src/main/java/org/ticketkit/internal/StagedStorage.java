package org.ticketkit.internal;

import org.ticketkit.spi.AttachmentStore;
import org.ticketkit.spi.CaseNumberSequence;
import org.ticketkit.spi.Inbox;
import org.ticketkit.spi.Storage;
import org.ticketkit.spi.UnitOfWork;

/**
 * A storage on which commands run as on the real one, though nothing is written: no transaction is begun, for none is needed to read.
 *
 * @param real the storage behind
 * @param store keeps what is to be written
 */
public record StagedStorage(Storage real, StagedStore store) implements Storage {

    @Override
    public UnitOfWork unitOfWork() {
        return new Passing(real.unitOfWork());
    }

    @Override
    public CaseNumberSequence numbers() {
        return real.numbers();
    }

    @Override
    public AttachmentStore attachments() {
        return real.attachments();
    }

    @Override
    public Inbox inbox() {
        return real.inbox();
    }

    /** Runs work as it comes, in the transaction that is there or in none. */
    private record Passing(UnitOfWork real) implements UnitOfWork {

        @Override
        public <T> T call(Work<T> work) {
            return work.in(new Untold());
        }

        @Override
        public boolean isActive() {
            return real.isActive();
        }

        @Override
        public boolean promisesAfterCommit() {
            return false;
        }
    }

    /** A decision that was lost has written nothing here, so it can be made anew whoever's transaction it is. */
    private static final class Untold implements UnitOfWork.Transaction {

        @Override
        public boolean isOutermost() {
            return true;
        }

        @Override
        public void afterCommit(Runnable hook) {
            throw new IllegalStateException("nothing is committed here");
        }
    }
}
