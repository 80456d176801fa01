package org.ticketkit.mail;

/** What to do with mail that a machine sent of its own accord and that belongs to no ticket (rule M9); closed for good. */
public enum GeneratedMail {
    /** Open a ticket without a receipt: monitoring is meant to be seen. The default. */
    OPEN,
    /** Keep it in the inbox and do nothing. */
    IGNORE
}
