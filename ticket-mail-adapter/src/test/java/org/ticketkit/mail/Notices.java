package org.ticketkit.mail;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.ticketkit.mail.MailToken.Holder;
import org.ticketkit.notice.Notice;
import org.ticketkit.notice.NoticeId;
import org.ticketkit.ticket.Contact;
import org.ticketkit.ticket.DefinitionRef;
import org.ticketkit.ticket.EntryId;
import org.ticketkit.ticket.Requester;
import org.ticketkit.ticket.RequesterId;
import org.ticketkit.ticket.TenantId;
import org.ticketkit.ticket.TicketId;

/** Notices to send in tests. */
final class Notices {

    static final Holder ANN = Holder.of(RequesterId.of("ann"));

    private Notices() {}

    static Notice aNotice() {
        return aNotice(Notice.Kind.PERSONAL, Contact.mail("ann@home.example").named("Ann Other"));
    }

    static Notice aNotice(Notice.Kind kind, Contact contact) {
        NoticeId id = NoticeId.parse("0190c8a2-7b44-7e10-8a11-" + String.format("%012x", COUNT.incrementAndGet()));
        return new Notice(
                id,
                TenantId.DEFAULT,
                "reply:" + id,
                new TicketId(UUID.fromString("0190c8a2-7b44-7e10-8a11-0123456789ab")),
                kind,
                new Requester(RequesterId.of("ann"), contact),
                new DefinitionRef("reply", 1),
                Map.of(),
                Optional.of(new EntryId(UUID.fromString("0190c8a2-7b44-7e10-8a11-ba9876543210"))),
                Instant.parse("2026-03-01T10:15:30Z"));
    }

    private static final java.util.concurrent.atomic.AtomicLong COUNT = new java.util.concurrent.atomic.AtomicLong();

    /** The same without an entry. */
    static Notice without(Notice notice) {
        return new Notice(
                notice.id(),
                notice.tenant(),
                notice.key(),
                notice.ticket(),
                notice.kind(),
                notice.recipient(),
                notice.template(),
                notice.parameters(),
                Optional.empty(),
                notice.createdAt());
    }
}
