package org.ticketkit.mail;

/** A notice cannot be made into a mail, now or later; the reason is one line without personal data. */
final class Unsendable extends Exception {

    private static final long serialVersionUID = 1L;

    private final String reason;

    Unsendable(String reason) {
        super(reason);
        this.reason = reason;
    }

    String reason() {
        return reason;
    }
}
