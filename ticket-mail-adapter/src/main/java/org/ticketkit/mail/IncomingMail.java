package org.ticketkit.mail;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.ticketkit.ticket.AgentId;
import org.ticketkit.ticket.TenantId;

/**
 * A mail on its way to a ticket, with all that is known of it before a transaction begins.
 *
 * @param arrival where it lies in the inbox
 * @param arrivedAt when it came in
 * @param mailbox where it came in
 * @param mail what it says
 * @param trust how sure our own server is of its sender
 * @param scanned its files after the scan
 * @param agents the agents among sender and reported recipients, by address
 */
record IncomingMail(
        UUID arrival,
        Instant arrivedAt,
        Mailbox mailbox,
        ParsedMail mail,
        SenderTrust trust,
        Scanning.Scanned scanned,
        Map<String, AgentId> agents) {

    IncomingMail {
        agents = Map.copyOf(agents);
    }

    TenantId tenant() {
        return mailbox.tenant();
    }

    /** The first usable sender's address. */
    Optional<String> sender() {
        return mail.from().filter(Addressees::isReachable).map(MailAddress::address);
    }

    /** The agent whose address the sender has. */
    Optional<AgentId> senderAgent() {
        return sender().flatMap(address -> Optional.ofNullable(agents.get(address)));
    }

    /** Those of the staff who may hold a token in this mail. */
    Collection<AgentId> staff() {
        return agents.values();
    }

    /** The mail's own id as it is stored with an entry; ids that are too long to be kept are none. */
    Optional<String> messageId() {
        return mail.messageId().filter(id -> id.length() <= 998);
    }

    /** All addresses that it was sent to, as far as it shows them. */
    List<String> recipients() {
        return List.of(
                        AddressField.DELIVERED_TO,
                        AddressField.X_ORIGINAL_TO,
                        AddressField.ENVELOPE_TO,
                        AddressField.TO,
                        AddressField.CC)
                .stream()
                .flatMap(field -> mail.addresses(field).stream())
                .map(MailAddress::address)
                .distinct()
                .toList();
    }
}
