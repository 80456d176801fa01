package org.ticketkit.ticket;

/** The five meanings that a status can have to the engine (rule L1); closed for good. */
public enum Phase {
    /** Arrived, not yet triaged. */
    NEW,
    /** Somebody is to act on it. */
    OPEN,
    /** It waits for the requester, for a third party, or until an instant. */
    WAITING,
    /** Answered; a reply reopens it. */
    RESOLVED,
    /** Done; what comes later is decided by the closed policy (rule L5). */
    CLOSED
}
