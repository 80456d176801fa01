package org.ticketkit.examples.mvstore;

import java.nio.file.Path;
import java.util.concurrent.ConcurrentHashMap;
import org.h2.mvstore.MVStore;
import org.ticketkit.spi.AttachmentStore;
import org.ticketkit.spi.CaseNumberSequence;
import org.ticketkit.spi.Inbox;
import org.ticketkit.spi.Storage;
import org.ticketkit.spi.TicketStore;
import org.ticketkit.spi.UnitOfWork;

/** All that a desk keeps, in one file of H2's key-value engine; one process at a time has it open. */
public record MvStorage(
        MVStore file,
        UnitOfWork unitOfWork,
        TicketStore store,
        CaseNumberSequence numbers,
        AttachmentStore attachments,
        Inbox inbox)
        implements Storage, AutoCloseable {

    /** Opens a file, or begins it. What was committed is there, what was open when the process ended is undone. */
    public static MvStorage open(Path path) {
        MVStore file = MVStore.open(path.toString());
        file.setAutoCommitDelay(0); // units of work commit, and no thread of its own does
        MvUnitOfWork work = new MvUnitOfWork(file);
        return new MvStorage(
                file,
                work,
                new MvTicketStore(work, new Tables(work)),
                new MvNumbers(file, new ConcurrentHashMap<>()),
                new MvFiles(work),
                new MvInbox(work));
    }

    /** Closes the file. */
    @Override
    public void close() {
        file.close();
    }
}
