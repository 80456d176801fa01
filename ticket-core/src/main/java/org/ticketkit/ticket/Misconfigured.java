package org.ticketkit.ticket;

/** The desk was put together in a way that cannot work; the message says what to change. */
public final class Misconfigured extends TicketException {

    private static final long serialVersionUID = 1L;

    /** Says what is wrong and what to change. */
    public Misconfigured(String message) {
        super(message);
    }

    /** Says what is wrong and what to change, and keeps what brought it to light. */
    public Misconfigured(String message, Throwable cause) {
        super(message, cause);
    }
}
