package org.ticketkit.spi;

/** The ports that one storage adapter implements together, on one transactional state; yours to implement. */
public interface Storage {

    /** Records, keys, events, entries, participants, timers and notices. */
    TicketStore store();

    /** The transactions that all of them take part in. */
    UnitOfWork unitOfWork();

    /** The running part of case numbers. */
    CaseNumberSequence numbers();

    /** The bytes of files. */
    AttachmentStore attachments();

    /** What arrived and is not dealt with yet. */
    Inbox inbox();
}
