package org.ticketkit.tck;

import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.ticketkit.notice.Notice;
import org.ticketkit.notice.NoticeId;
import org.ticketkit.notice.Rendered;
import org.ticketkit.spi.ChangeSet.KeyWrite;
import org.ticketkit.spi.ChangeSet.RecordWrite;
import org.ticketkit.spi.RecordRef;
import org.ticketkit.spi.StoredEvent;
import org.ticketkit.spi.StoredNotice;
import org.ticketkit.spi.UniqueKey;
import org.ticketkit.ticket.Actor;
import org.ticketkit.ticket.Attachment;
import org.ticketkit.ticket.Contact;
import org.ticketkit.ticket.DefinitionRef;
import org.ticketkit.ticket.Entry;
import org.ticketkit.ticket.EntryId;
import org.ticketkit.ticket.Participant;
import org.ticketkit.ticket.Recorded;
import org.ticketkit.ticket.Requester;
import org.ticketkit.ticket.RequesterId;
import org.ticketkit.ticket.Span;
import org.ticketkit.ticket.TenantId;
import org.ticketkit.ticket.TicketField;
import org.ticketkit.ticket.TicketId;

/** Makes things to store; seeded, so that every run makes the same. */
final class Samples {

    private static final long FIRST_MILLI =
            Instant.parse("2026-01-01T00:00:00Z").toEpochMilli();

    private final Random random = new Random(20260314);
    private int made;

    Random random() {
        return random;
    }

    /** A fresh UUID version 7; each one is greater than the one before. */
    UUID id() {
        made++;
        long high = (FIRST_MILLI + made << 16) | 0x7000L | random.nextInt(0x1000);
        return new UUID(high, (random.nextLong() & 0x3fff_ffff_ffff_ffffL) | 0x8000_0000_0000_0000L);
    }

    /** A text that was not used before. */
    String fresh(String prefix) {
        made++;
        return prefix + made;
    }

    /** A digest that no file has. */
    String digest() {
        byte[] bytes = new byte[32];
        random.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    /** A write of a ticket's record. */
    RecordWrite record(TicketId ticket, long expectedVersion) {
        return new RecordWrite(
                RecordRef.ticket(ticket), expectedVersion, "{\"version\":" + (expectedVersion + 1) + "}", fields());
    }

    /** A write of a record that is no ticket. */
    RecordWrite record(RecordRef ref, long expectedVersion) {
        return new RecordWrite(ref, expectedVersion, "{\"version\":" + (expectedVersion + 1) + "}", Map.of());
    }

    RecordRef ref() {
        return new RecordRef("incident", id());
    }

    /** The fields of a ticket, as a desk would fill them. */
    Map<TicketField, Object> fields() {
        String requester = fresh("requester-");
        Map<TicketField, Object> fields = new HashMap<>();
        fields.put(TicketField.NUMBER, fresh("T-"));
        fields.put(TicketField.STATUS, "new");
        fields.put(TicketField.PHASE, "NEW");
        fields.put(TicketField.PRIORITY, 20L);
        fields.put(TicketField.QUEUE, "support");
        fields.put(TicketField.CATEGORY, "");
        fields.put(TicketField.CHANNEL, "mail");
        fields.put(TicketField.REQUESTER, requester);
        fields.put(TicketField.PARTICIPANT, Set.of(requester));
        fields.put(TicketField.OPENED_AT, Bench.NOW);
        fields.put(TicketField.UPDATED_AT, Bench.NOW);
        return fields;
    }

    UniqueKey key() {
        return new UniqueKey(UniqueKey.IDEMPOTENCY, fresh("key-"));
    }

    static KeyWrite take(UniqueKey key, RecordRef owner) {
        return new KeyWrite(key, owner, "taken for " + owner.id(), KeyWrite.WhenTaken.CONFLICT);
    }

    static KeyWrite takeOrKeep(UniqueKey key, RecordRef owner) {
        return new KeyWrite(key, owner, "taken for " + owner.id(), KeyWrite.WhenTaken.KEEP);
    }

    static StoredEvent event(RecordRef record, long sequence, Instant at) {
        return new StoredEvent(
                record,
                sequence,
                "entry-added",
                1,
                "{\"sequence\":" + sequence + "}",
                Actor.agent("ann"),
                Recorded.Cause.COMMAND,
                at);
    }

    Entry entry(TicketId ticket, long sequence, Entry.Kind kind) {
        return entry(ticket, sequence, kind, "Text " + sequence, List.of());
    }

    Entry entry(TicketId ticket, long sequence, Entry.Kind kind, String text, List<Attachment> files) {
        return new Entry(
                new EntryId(id()),
                ticket,
                sequence,
                kind,
                kind == Entry.Kind.MESSAGE ? Entry.Direction.INBOUND : Entry.Direction.INTERNAL,
                Actor.agent("ann"),
                "mail",
                text,
                Optional.of("<p>" + text + "</p>"),
                new Span(0, text.length()),
                files,
                Optional.of("<" + id() + "@example.org>"),
                Bench.NOW);
    }

    Attachment file() {
        return new Attachment("report.pdf", "application/pdf", 1_234, digest());
    }

    Participant participant(Participant.Role role) {
        String id = fresh("person-");
        return new Participant(new RequesterId(id), role, Contact.mail(id + "@example.org"), 0);
    }

    NoticeId noticeId() {
        return new NoticeId(id());
    }

    /** A receipt that was decided at {@code at} and is due from then on. */
    StoredNotice notice(TicketId ticket, Instant at) {
        return notice(Bench.TENANT, ticket, fresh("notice-"), Notice.Kind.RECEIPT, Contact.mail("you@example.org"), at);
    }

    StoredNotice notice(TenantId tenant, TicketId ticket, String key, Notice.Kind kind, Contact contact, Instant at) {
        return StoredNotice.pending(new Notice(
                noticeId(),
                tenant,
                key,
                ticket,
                kind,
                new Requester(
                        new RequesterId("you"),
                        contact.speaking(Locale.forLanguageTag("de-AT")).in(ZoneId.of("Asia/Tokyo"))),
                new DefinitionRef("receipt", 3),
                Map.of("number", "T-1", "dueAt", "2026-03-14T12:00:00Z"),
                Optional.empty(),
                Optional.empty(),
                at));
    }

    /** The same notice, of another tenant. */
    static Notice of(TenantId tenant, Notice notice) {
        return new Notice(
                notice.id(),
                tenant,
                notice.key(),
                notice.ticket(),
                notice.kind(),
                notice.recipient(),
                notice.template(),
                notice.parameters(),
                notice.entry(),
                notice.answers(),
                notice.createdAt());
    }

    Rendered rendered() {
        return new Rendered(
                "<" + id() + "@desk.example.org>",
                "Re: Help",
                "We have it.\nYour desk",
                Optional.of("<first@example.org>"),
                List.of(file()));
    }
}
