package org.ticketkit.mail;

import java.util.Locale;
import java.util.Set;
import org.ticketkit.Limits;
import org.ticketkit.TicketDesk;
import org.ticketkit.number.CaseNumberScanner;
import org.ticketkit.ticket.Acknowledgement;

/**
 * What a host decided about mail that comes in; {@link MailIntakeBuilder} explains each.
 *
 * @param desk where tickets are
 * @param tokens what signs our addresses and ids
 * @param scanner finds numbers in subjects
 * @param ownAddresses the addresses that are ours, in lower case
 * @param limits how much an entry may hold
 * @param unknownSender what to do with a stranger's strong sign
 * @param generated what to do with a machine's mail that belongs to no ticket
 * @param quotations finds what is new in an answer
 * @param mostWatchers how many copies of one mail become watchers
 */
record IntakePolicy(
        TicketDesk desk,
        MailTokens tokens,
        CaseNumberScanner scanner,
        Set<String> ownAddresses,
        Limits limits,
        UnknownSender unknownSender,
        GeneratedMail generated,
        QuotationFinder quotations,
        int mostWatchers) {

    IntakePolicy {
        ownAddresses = Set.copyOf(ownAddresses);
    }

    /** Does the mail come from one of our own addresses? */
    boolean isOwn(IncomingMail incoming) {
        return incoming.sender().filter(this::isOwn).isPresent();
    }

    /** Is the address ours, with or without a token? */
    boolean isOwn(String address) {
        return ownAddresses.contains(withoutDetail(address.toLowerCase(Locale.ROOT)));
    }

    /**
     * Is the sender told that the mail was accepted? Never a machine, never whom the sender's own domain disowns, and nothing of the
     * mail to whom nobody vouches for (rules M9 and M10).
     */
    Acknowledgement acknowledgement(IncomingMail incoming) {
        ParsedMail mail = incoming.mail();
        boolean isNullSender =
                mail.returnPath().filter(path -> path.address().isEmpty()).isPresent();
        if (mail.classification().suppressesAcknowledgement()
                || mail.classification().kind().isAutomatic()
                || isNullSender
                || incoming.trust() == SenderTrust.FAIL
                || incoming.sender().filter(Addressees::isMachine).isPresent()) {
            return Acknowledgement.SUPPRESS;
        }
        return incoming.trust() == SenderTrust.PASS ? Acknowledgement.SEND : Acknowledgement.SEND_WITHOUT_CONTENT;
    }

    private static String withoutDetail(String address) {
        int at = address.lastIndexOf('@');
        int plus = address.indexOf('+');
        return plus > 0 && plus < at ? address.substring(0, plus) + address.substring(at) : address;
    }
}
