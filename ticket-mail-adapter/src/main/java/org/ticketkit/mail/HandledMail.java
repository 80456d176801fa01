package org.ticketkit.mail;

import java.util.Optional;
import java.util.UUID;
import org.ticketkit.ticket.CaseNumber;
import org.ticketkit.ticket.TicketId;

/**
 * What became of one mail, and why.
 *
 * @param arrival the mail in the inbox
 * @param mailbox the mailbox that it came in by
 * @param outcome what became of it
 * @param reason why, a stable code such as {@code new}, {@code recipient-token} or {@code unmatched-bounce}
 * @param detail more for a person, never content of the mail; may be empty
 * @param ticket the ticket that it went to
 * @param number the number of that ticket
 */
public record HandledMail(
        UUID arrival,
        String mailbox,
        MailOutcome outcome,
        String reason,
        String detail,
        Optional<TicketId> ticket,
        Optional<CaseNumber> number) {

    @Override
    public String toString() {
        return outcome + " " + reason + number.map(value -> " " + value).orElse("")
                + (detail.isEmpty() ? "" : " (" + detail + ")");
    }
}
