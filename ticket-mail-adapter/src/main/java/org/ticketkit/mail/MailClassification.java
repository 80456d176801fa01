package org.ticketkit.mail;

import java.util.Objects;

/**
 * What sort of mail it is, whether it may be acknowledged, and which sign decided (rule M9).
 *
 * @param kind the sort of mail
 * @param acknowledgement whether a receipt may be sent
 * @param reason the header or sign that decided, for an agent; never content of the body
 */
public record MailClassification(MailKind kind, Acknowledgement acknowledgement, String reason) {

    /** Whether a receipt may be sent for a mail; closed for good. */
    public enum Acknowledgement {
        /** Nothing speaks against a receipt. */
        ALLOWED,
        /** A receipt would annoy a list or start a loop. */
        SUPPRESSED
    }

    /** Checks that everything is given. */
    public MailClassification {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(acknowledgement, "acknowledgement");
        Objects.requireNonNull(reason, "reason");
    }

    /** Says whether no receipt may be sent. */
    public boolean suppressesAcknowledgement() {
        return acknowledgement == Acknowledgement.SUPPRESSED;
    }
}
