package org.ticketkit.ticket;

/** How urgent a ticket is, from the least to the most; closed for good. */
public enum Priority {
    /** Can wait. */
    LOW(10),
    /** The default. */
    NORMAL(20),
    /** Before the others. */
    HIGH(30),
    /** The highest: drop everything. */
    CRITICAL(40);

    private final int rank;

    Priority(int rank) {
        this.rank = rank;
    }

    /** The number that stores sort by: the higher, the more urgent. */
    public int rank() {
        return rank;
    }
}
