package org.ticketkit.mail;

import java.util.Optional;
import org.ticketkit.ticket.Ticket;

/**
 * What was done with a mail inside the transaction, before the inbox is told.
 *
 * @param outcome what became of it
 * @param reason why, a code
 * @param detail more for a person
 * @param ticket the ticket that it went to
 */
record Filed(MailOutcome outcome, String reason, String detail, Optional<Ticket> ticket) {

    static Filed to(Ticket ticket, MailOutcome outcome, String reason) {
        return new Filed(outcome, reason, "", Optional.of(ticket));
    }

    static Filed ignored(String reason) {
        return new Filed(MailOutcome.IGNORED, reason, "", Optional.empty());
    }

    static Filed quarantined(String reason, String detail) {
        return new Filed(MailOutcome.QUARANTINED, reason, detail, Optional.empty());
    }

    Filed withDetail(String more) {
        return new Filed(outcome, reason, more, ticket);
    }
}
