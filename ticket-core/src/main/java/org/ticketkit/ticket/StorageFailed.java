package org.ticketkit.ticket;

/** The store could not be read or written; nothing that the failed call began is there, unless {@link #recovery()} says otherwise. */
public final class StorageFailed extends TicketException {

    private static final long serialVersionUID = 1L;

    private final Recovery recovery;

    /** What a host can do; may grow. */
    public enum Recovery {
        /** Roll back and try the whole transaction again: a serialisation failure, a deadlock, a lost connection. */
        RETRY,
        /**
         * The connection was lost while the transaction was committed: it may be there or not. Look, or repeat a command that has an
         * idempotency key; the desk does not try again by itself, or it could do the same thing twice.
         */
        LOOK_FIRST,
        /** Look at the cause; trying again will not help. */
        INVESTIGATE
    }

    /** Says what failed and what can be done. */
    public StorageFailed(String message, Recovery recovery, Throwable cause) {
        super(message, cause);
        this.recovery = recovery;
    }

    /** What a host can do. */
    public Recovery recovery() {
        return recovery;
    }
}
