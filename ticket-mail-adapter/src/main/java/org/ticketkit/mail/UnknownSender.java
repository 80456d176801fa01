package org.ticketkit.mail;

/**
 * What to do with a mail that carries a signed address or id of a ticket but comes from an address that does not take part (rule M8);
 * closed for good.
 */
public enum UnknownSender {
    /**
     * Open a new ticket that is linked to the other, for an agent to merge: the default, because the signature proves only that
     * somebody got to see a mail of ours, and mail is forwarded to people whom nobody invited.
     */
    NEW_TICKET,
    /** Keep it inside the ticket, seen by the staff alone, until an agent decides. */
    PENDING,
    /** Let the sender take part as a guest, unless the sender's own domain disowns the mail. */
    ADD_AS_GUEST
}
