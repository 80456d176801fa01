package org.ticketkit.mail;

/** How sure the receiving server is that a mail comes from its From domain (rule M8); closed for good. */
public enum SenderTrust {
    /** Proved by the server that we trust. */
    PASS,
    /** Disproved by the server that we trust. */
    FAIL,
    /** Neither: no word of that server, or an inconclusive one. */
    NONE
}
