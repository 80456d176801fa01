package org.ticketkit.ticket;

/** How urgent a ticket is, from the least to the most; closed for good. */
public enum Priority {
    /** Can wait. */
    LOW,
    /** The default. */
    NORMAL,
    /** Before the others. */
    HIGH,
    /** The highest: drop everything. */
    CRITICAL
}
