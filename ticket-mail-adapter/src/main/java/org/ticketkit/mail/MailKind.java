package org.ticketkit.mail;

/** What sort of mail it is (rules M9, M11); may grow, so a switch needs a default. */
public enum MailKind {
    /** Written by a person, or at least nothing says otherwise. */
    NORMAL,
    /** A mail could not be delivered, or is late: RFC 3464 or its textual forerunners. */
    BOUNCE,
    /** A vacation notice or another answer by a machine (RFC 3834 {@code auto-replied}). */
    AUTO_REPLY,
    /** Sent by a machine of its own accord: monitoring, notifications (RFC 3834 {@code auto-generated}). */
    AUTO_GENERATED,
    /** A complaint in the abuse reporting format (RFC 5965). */
    FEEDBACK_REPORT,
    /** A message disposition notification (RFC 8098). */
    READ_RECEIPT,
    /** A delivery status notification that everything went well. */
    DELIVERY_SUCCESS;

    /** Says whether a machine sent it, whichever sort. */
    public boolean isAutomatic() {
        return this != NORMAL;
    }
}
