package org.ticketkit.ticket;

import java.time.Instant;

/**
 * Since when nothing has happened to a ticket that stops the timer of its status (rule L6).
 *
 * @param since when it came to its status, or was written on in public, nudged, or pinned to another lifecycle after that
 * @param nudges how often the requester was nudged since the ticket came to its status, or was written on after that
 */
public record Idle(Instant since, int nudges) {

    /** Checks the number. */
    public Idle {
        if (nudges < 0) {
            throw new IllegalArgumentException(nudges + " nudges; there are none or more");
        }
    }

    /** From this instant on, without a nudge. */
    public static Idle from(Instant since) {
        return new Idle(since, 0);
    }
}
