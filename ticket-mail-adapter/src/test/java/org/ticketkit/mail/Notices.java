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

/** Notices to send in tests: {@code aNotice().of(RECEIPT).to(contact).done()}. */
final class Notices {

    static final Holder ANN = Holder.of(RequesterId.of("ann"));

    private static final UUID ENTRY = UUID.fromString("0190c8a2-7b44-7e10-8a11-ba9876543210");

    private NoticeId id = NoticeId.parse("0190c8a2-7b44-7e10-8a11-000000000001");
    private TenantId tenant = TenantId.DEFAULT;
    private TicketId ticket = new TicketId(UUID.fromString("0190c8a2-7b44-7e10-8a11-0123456789ab"));
    private Notice.Kind kind = Notice.Kind.PERSONAL;
    private Contact contact = Contact.mail("ann@home.example").named("Ann Other");
    private Optional<EntryId> entry = Optional.of(new EntryId(ENTRY));

    static Notices aNotice() {
        return new Notices();
    }

    Notices id(NoticeId newId) {
        id = newId;
        return this;
    }

    Notices number(long n) {
        return id(new NoticeId(new UUID(0x0190c8a27b447e10L, 0x8a11000000000000L | n)));
    }

    Notices in(TenantId newTenant) {
        tenant = newTenant;
        return this;
    }

    Notices about(TicketId newTicket) {
        ticket = newTicket;
        return this;
    }

    Notices of(Notice.Kind newKind) {
        kind = newKind;
        return this;
    }

    Notices to(Contact newContact) {
        contact = newContact;
        return this;
    }

    Notices carrying(Optional<EntryId> newEntry) {
        entry = newEntry;
        return this;
    }

    Notice done() {
        return new Notice(
                id,
                tenant,
                "reply:" + id,
                ticket,
                kind,
                new Requester(RequesterId.of("ann"), contact),
                new DefinitionRef("reply", 1),
                Map.of(),
                entry,
                Optional.empty(),
                Instant.parse("2026-03-01T10:15:30Z"));
    }
}
