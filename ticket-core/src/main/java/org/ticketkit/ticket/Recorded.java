package org.ticketkit.ticket;

import java.time.Instant;

/**
 * An event in a ticket's history: what happened, by whom, through what and when.
 *
 * @param ticket the ticket
 * @param sequence its place in the history, from 1 without gaps
 * @param actor who did it, and in whose place
 * @param cause through what it came about
 * @param at when, in UTC
 * @param event what happened
 */
public record Recorded(TicketId ticket, long sequence, Actor actor, Cause cause, Instant at, TicketEvent event) {

    /** Through what an event came about; may grow. */
    public enum Cause {
        /** A call of the host. */
        COMMAND,
        /** A timer that came due. */
        TIMER,
        /** A rule that fired. */
        RULE,
        /** A mail that came in. */
        MAIL
    }
}
