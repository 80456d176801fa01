package org.ticketkit.spi;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.ticketkit.notice.Notice;
import org.ticketkit.notice.NoticeId;
import org.ticketkit.notice.Rendered;
import org.ticketkit.spi.ChangeSet.KeyWrite;
import org.ticketkit.spi.ChangeSet.NoticeWrite.Settle;
import org.ticketkit.ticket.Actor;
import org.ticketkit.ticket.AgentId;
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

class DocumentsTest {

    private static final Instant AT = Instant.parse("2026-03-14T10:20:30.123456Z");
    private static final UUID ID = UUID.fromString("019cc000-0000-7000-8000-000000000001");
    private static final TenantId TENANT = TenantId.of("acme");
    private static final TicketId TICKET = new TicketId(ID);
    private static final RecordRef REF = RecordRef.ticket(TICKET);
    private static final String ODD = "\"quoted\" \\ \n\r\t\u0001 \ud83d\udcec e\u0301 \u2028 {\"a\":1}";
    private static final Contact CONTACT = Contact.mail("you@example.org")
            .named(ODD.replaceAll("\\p{Cntrl}", ""))
            .speaking(Locale.forLanguageTag("zh-Hant-TW"))
            .in(ZoneId.of("Asia/Tokyo"));
    private static final Attachment FILE = new Attachment("a.pdf", "application/pdf", 7_000_000_000L, "ab".repeat(32));
    private static final Entry ENTRY = new Entry(
            new EntryId(ID),
            TICKET,
            3,
            Entry.Kind.NOTE,
            Entry.Direction.INTERNAL,
            Actor.agent("ann").actingFor(AgentId.of("bob")),
            "mail",
            ODD,
            Optional.of(""),
            new Span(2, 5),
            List.of(FILE),
            Optional.of("<a@b>"),
            AT);

    @Test
    void every_thing_is_read_as_it_was_written() {
        returns(Documents.ENTRY, ENTRY);
        returns(Documents.PARTICIPANT, new Participant(RequesterId.of("you"), Participant.Role.GUEST, CONTACT, 17));
        returns(
                Documents.EVENT,
                new StoredEvent(REF, 4, "moved", 2, ODD, Actor.system("timer"), Recorded.Cause.TIMER, AT));
        returns(Documents.TIMER, new Timer(TENANT, REF, "wake", AT, 3, Optional.of(ODD), true));
        returns(Documents.TIMER, Timer.at(TENANT, REF, "wake", AT));
        returns(
                Documents.KEY,
                new KeyWrite(new UniqueKey(UniqueKey.MESSAGE_ID, ODD), REF, "", KeyWrite.WhenTaken.KEEP));
    }

    @Test
    void a_record_is_read_with_every_type_of_field() {
        Map<TicketField, Object> fields = Map.of(
                TicketField.QUEUE,
                "",
                TicketField.PRIORITY,
                30L,
                TicketField.OPENED_AT,
                AT,
                TicketField.TAG,
                Set.of("a", ODD));

        returns(Documents.RECORD, new StoredRecord(TENANT, REF, 9, ODD, fields));
        returns(Documents.RECORD, new StoredRecord(TENANT, new RecordRef("incident", ID), 1, "{}", Map.of()));
    }

    @Test
    void a_notice_is_read_in_every_stage_of_its_life() {
        StoredNotice pending = StoredNotice.pending(notice());
        StoredNotice claimed = pending.claimed(AT, AT.plusSeconds(60));
        Rendered words = new Rendered("<m@desk>", ODD, ODD, Optional.empty(), List.of(FILE));
        StoredNotice failed = claimed.frozen(words)
                .settled(new Settle(
                        pending.notice().id(), 1, StoredNotice.State.FAILED, AT, Optional.of("No such mailbox"), AT));

        List.of(pending, claimed, claimed.frozen(words), failed).forEach(stage -> returns(Documents.NOTICE, stage));
    }

    private static Notice notice() {
        return new Notice(
                new NoticeId(ID),
                TENANT,
                ODD,
                TICKET,
                Notice.Kind.PERSONAL,
                new Requester(RequesterId.of("you"), CONTACT),
                new DefinitionRef("reply", 2),
                Map.of("number", "T-1", "empty", "", ODD, ODD),
                Optional.of(ENTRY.id()),
                Optional.empty(),
                AT);
    }

    @Test
    void an_arrival_is_read_without_its_bytes_which_are_put_back() {
        RawBytes raw = RawBytes.of(new byte[] {0, -1, 13, 10});
        Inbox.Stored came = Inbox.Stored.received(new Inbox.Arrival(ID, TENANT, "mail", "support", ODD, raw, AT));
        Inbox.Stored done = came.claimed(AT.plusSeconds(60))
                .finished(new Inbox.Disposition(Inbox.State.PROCESSED, "opened", Optional.of(ID)));

        for (Inbox.Stored stored : List.of(came, done, done.replayed(AT), came.quarantined(ODD))) {
            Inbox.Stored read = Documents.ARRIVAL.read(Documents.ARRIVAL.write(stored));
            assertEquals(0, read.arrival().raw().size());
            assertEquals(stored, read.with(raw));
        }
    }

    @Test
    void members_of_a_later_version_are_passed_over() {
        String later =
                "{\"new\":[1,{\"a\":null}]," + Documents.ENTRY.write(ENTRY).substring(1);

        assertEquals(ENTRY, Documents.ENTRY.read(later));
        String record = Documents.RECORD
                .write(new StoredRecord(TENANT, REF, 1, "{}", Map.of(TicketField.QUEUE, "q")))
                .replace("\"QUEUE\"", "\"FIELD_TO_COME\":\"x\",\"QUEUE\"");
        assertEquals(
                Map.of(TicketField.QUEUE, "q"), Documents.RECORD.read(record).fields());
    }

    @Test
    void the_text_of_an_entry_is_the_one_that_stores_have() {
        assertEquals(
                "{\"id\":\"019cc000-0000-7000-8000-000000000001\",\"ticket\":\"019cc000-0000-7000-8000-000000000001\","
                        + "\"sequence\":1,\"kind\":\"MESSAGE\",\"direction\":\"INBOUND\","
                        + "\"author\":{\"role\":\"REQUESTER\",\"id\":\"you\"},\"channel\":\"mail\",\"text\":\"Help!\","
                        + "\"newFrom\":0,\"newTo\":5,\"attachments\":[],\"at\":\"2026-03-14T10:20:30.123456Z\"}",
                Documents.ENTRY.write(new Entry(
                        new EntryId(ID),
                        TICKET,
                        1,
                        Entry.Kind.MESSAGE,
                        Entry.Direction.INBOUND,
                        Actor.requester(RequesterId.of("you")),
                        "mail",
                        "Help!",
                        Optional.empty(),
                        new Span(0, 5),
                        List.of(),
                        Optional.empty(),
                        AT)));
    }

    @Test
    void what_is_no_document_of_the_kind_is_said_to_be_none() {
        for (String text : List.of("", "{", "[]", "{}", "{\"id\":1}", "{\"kind\":\"ticket\",\"id\":\"x\"}")) {
            assertThrows(IllegalArgumentException.class, () -> Documents.TIMER.read(text), text);
        }
        String timer = Documents.TIMER.write(Timer.at(TENANT, REF, "wake", AT));
        assertThrows(
                IllegalArgumentException.class, () -> Documents.TIMER.read(timer.replace("2026-03-14T", "tomorrow ")));
    }

    @Test
    void bytes_of_utf_8_carry_every_document() {
        byte[] bytes = Documents.ENTRY.write(ENTRY).getBytes(StandardCharsets.UTF_8);

        assertArrayEquals(bytes, new String(bytes, StandardCharsets.UTF_8).getBytes(StandardCharsets.UTF_8));
        assertEquals(ENTRY, Documents.ENTRY.read(new String(bytes, StandardCharsets.UTF_8)));
    }

    private static <T> void returns(Documents.Form<T> form, T thing) {
        assertEquals(thing, form.read(form.write(thing)));
    }
}
