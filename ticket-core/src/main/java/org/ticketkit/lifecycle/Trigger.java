package org.ticketkit.lifecycle;

/** What can move a ticket by itself; may grow. */
public enum Trigger {
    /** It got its first owner. */
    ASSIGNED,
    /** The requester, or another on the outside who takes part, wrote. */
    REQUESTER_REPLIED,
    /** The instant came until which it was to wait. */
    WAITING_ENDED
}
