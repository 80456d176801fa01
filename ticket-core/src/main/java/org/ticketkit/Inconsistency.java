package org.ticketkit;

import org.ticketkit.ticket.TicketId;

/**
 * Something about a stored ticket that no command of ours leaves behind.
 *
 * @param ticket which ticket
 * @param kind what is wrong
 * @param detail where, by codes and sequences: never a text, a name or an address
 */
public record Inconsistency(TicketId ticket, Kind kind, String detail) {

    /** What can be wrong; may grow. */
    public enum Kind {
        /** The record cannot be read; the detail is the failure. */
        RECORD_UNREADABLE,
        /** The history has a gap, goes on after its end or cannot be read; the detail is the event. */
        HISTORY_BROKEN,
        /** The fold of the events is not the record; the detail lists what differs. */
        RECORD_DIFFERS,
        /** The fields that the ticket is searched by are not those of its record; the detail lists them. */
        INDEX_DIFFERS,
        /** The entries are not those that the events tell of; the detail is the first that differs. */
        CONVERSATION_DIFFERS,
        /** The participants are not those of the record. */
        PARTICIPANTS_DIFFER,
        /** A key that the ticket must hold leads elsewhere, or nowhere; the detail is its scope. */
        KEY_LOST,
        /** The ticket waits for an instant that no timer will wake it at; the detail is the kind of timer. */
        TIMER_LOST
    }
}
