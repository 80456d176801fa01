package org.ticketkit.mail;

import java.io.IOException;

/** A mail is larger than an intake keeps; nothing of it was kept. */
public final class MailTooLarge extends IOException {

    private static final long serialVersionUID = 1L;

    private final long limit;

    MailTooLarge(long limit) {
        super("The mail is larger than " + limit + " bytes; refuse it, so that its sender knows");
        this.limit = limit;
    }

    /** The limit, in bytes. */
    public long limit() {
        return limit;
    }
}
