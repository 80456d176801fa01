package org.ticketkit.notice;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.ticketkit.ticket.DefinitionRef;
import org.ticketkit.ticket.EntryId;
import org.ticketkit.ticket.Requester;
import org.ticketkit.ticket.TenantId;
import org.ticketkit.ticket.TicketId;

/**
 * Something to be said to one person on one channel, decided together with the change that it tells of.
 *
 * @param id the identity
 * @param tenant whose it is
 * @param key unique in the tenant: the same thing is never decided twice
 * @param ticket the ticket that it is about
 * @param kind how automatic it is
 * @param recipient to whom, and how
 * @param template the text
 * @param parameters what the text names; keys that end in {@code At} are instants in ISO 8601
 * @param entry the entry that it carries, whose text and files go out
 * @param answers the entry that it answers; it goes out as an answer to that message
 * @param createdAt when it was decided
 */
public record Notice(
        NoticeId id,
        TenantId tenant,
        String key,
        TicketId ticket,
        Kind kind,
        Requester recipient,
        DefinitionRef template,
        Map<String, String> parameters,
        Optional<EntryId> entry,
        Optional<EntryId> answers,
        Instant createdAt) {

    /** How automatic a notice is (RFC 3834); may grow. */
    public enum Kind {
        /** Written by a person: no budget, no sign of a machine. */
        PERSONAL,
        /** The automatic answer to something that came in: {@code auto-replied}. */
        RECEIPT,
        /** Sent by the desk on its own account: {@code auto-generated}. */
        NOTIFICATION
    }

    /** Copies the map. */
    public Notice {
        parameters = Map.copyOf(parameters);
    }

    /** The channel that it goes by. */
    public String channel() {
        return recipient.contact().channel();
    }

    /** What it is counted under if it is automatic: {@link org.ticketkit.ticket.Contact#budgetKey()}. */
    public String budgetKey() {
        return recipient.contact().budgetKey();
    }

    /** Did no person write it? */
    public boolean isAutomatic() {
        return kind != Kind.PERSONAL;
    }
}
