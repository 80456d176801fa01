package org.ticketkit.ticket;

/** Is the one who wrote told at once that it was accepted? Closed for good. */
public enum Acknowledgement {
    /** Yes, with the number (rule R1); the default. */
    SEND,
    /**
     * Yes, but with nothing that the sender wrote, since nobody vouches for who the sender is (rule M10).
     */
    SEND_WITHOUT_CONTENT,
    /** No: the sender asked not to be answered (rule M9), or is a machine. */
    SUPPRESS
}
