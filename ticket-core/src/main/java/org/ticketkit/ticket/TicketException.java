package org.ticketkit.ticket;

import java.util.Objects;

/**
 * The root of all that the library throws; its leaves differ by what a host can do about it.
 *
 * <p>Ours to extend. Every message says what is wrong, with which thing, and what to do.
 */
public abstract sealed class TicketException extends RuntimeException
        permits TicketNotFound, StaleTicket, Refused, Misconfigured, StorageFailed {

    private static final long serialVersionUID = 1L;

    TicketException(String message) {
        super(message);
    }

    TicketException(String message, Throwable cause) {
        super(message, cause);
    }

    /** What is wrong, with which thing, and what to do; never null. */
    @Override
    public String getMessage() {
        return Objects.requireNonNullElse(super.getMessage(), "");
    }
}
