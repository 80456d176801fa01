package org.ticketkit.memory;

import org.ticketkit.spi.Storage;

/**
 * All that a desk needs to keep, in memory: the ports share one transactional state, which is gone when nobody refers to it.
 *
 * <p>Units of work run one after the other: whoever begins one waits until the unit of work of another thread has ended, and so does
 * a read outside of one. So a thread inside a unit of work must not wait for another thread that uses the same storage. Drawing case
 * numbers is the exception, it never waits.
 */
public final class InMemory implements Storage {

    private final MemoryUnitOfWork unitOfWork;
    private final MemoryStore store;
    private final MemoryInbox inbox;
    private final MemoryAttachmentStore attachments;
    private final MemoryCaseNumberSequence numbers = new MemoryCaseNumberSequence();

    private InMemory(Journal journal) {
        unitOfWork = new MemoryUnitOfWork(journal);
        store = new MemoryStore(unitOfWork, journal);
        inbox = new MemoryInbox(unitOfWork, journal);
        attachments = new MemoryAttachmentStore(unitOfWork, journal);
    }

    /** A storage with nothing in it. */
    public static InMemory create() {
        return new InMemory(new Journal());
    }

    @Override
    public MemoryStore store() {
        return store;
    }

    @Override
    public MemoryUnitOfWork unitOfWork() {
        return unitOfWork;
    }

    @Override
    public MemoryCaseNumberSequence numbers() {
        return numbers;
    }

    @Override
    public MemoryAttachmentStore attachments() {
        return attachments;
    }

    @Override
    public MemoryInbox inbox() {
        return inbox;
    }
}
