package org.ticketkit.mail;

/** What became of a mail that came in; may grow. */
public enum MailOutcome {
    /** A new ticket. */
    OPENED,
    /** A message on a ticket that was there. */
    FOLLOW_UP,
    /** Kept inside a ticket until an agent decides whether its sender may take part ({@link UnknownSender#PENDING}). */
    PENDING,
    /** A machine's mail, kept inside a ticket (rule M9). */
    AUTOMATIC,
    /** A report about the delivery of a mail of ours, kept inside its ticket (rule M11). */
    BOUNCE,
    /** Kept in the inbox, nothing else done. */
    IGNORED,
    /** The closed policy takes no more on its ticket (rule L5); kept inside that ticket. */
    REFUSED,
    /** It could not be dealt with now and is tried again later. */
    DEFERRED,
    /** Set aside in the inbox until somebody looks. */
    QUARANTINED
}
