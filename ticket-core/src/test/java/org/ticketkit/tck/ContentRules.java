package org.ticketkit.tck;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TimeZone;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;
import org.ticketkit.notice.Notice;
import org.ticketkit.notice.Rendered;
import org.ticketkit.spi.ChangeSet;
import org.ticketkit.spi.ChangeSet.NoticeWrite;
import org.ticketkit.spi.ChangeSet.ParticipantWrite;
import org.ticketkit.spi.ChangeSet.RecordWrite;
import org.ticketkit.spi.RecordRef;
import org.ticketkit.spi.StoredEvent;
import org.ticketkit.spi.StoredNotice;
import org.ticketkit.spi.StoredTicket;
import org.ticketkit.ticket.Contact;
import org.ticketkit.ticket.Entry;
import org.ticketkit.ticket.Participant;
import org.ticketkit.ticket.Requester;
import org.ticketkit.ticket.RequesterId;
import org.ticketkit.ticket.TicketField;
import org.ticketkit.ticket.TicketId;

/** S6, S7, S15, S16 and S20: what comes back, and in which order. */
interface ContentRules extends Rules {

    /** Around the changes of the clock in three zones, before 1970, and far from now; all to the microsecond. */
    List<Instant> INSTANTS = List.of(
            Instant.parse("1969-12-31T23:59:59.999999Z"),
            Instant.parse("2026-03-29T00:59:59.999999Z"),
            Instant.parse("2026-03-29T01:30:00.000001Z"),
            Instant.parse("2026-04-04T13:50:00Z"),
            Instant.parse("2026-04-04T14:50:00Z"),
            Instant.parse("2026-09-26T14:10:00.5Z"),
            Instant.parse("2026-10-25T00:30:00Z"),
            Instant.parse("2026-10-25T01:30:00Z"),
            Instant.parse("2026-11-01T04:30:00.123456Z"),
            Instant.parse("2026-11-01T05:30:00.123456Z"),
            Instant.parse("2038-01-19T03:14:08Z"),
            Instant.parse("2199-12-31T23:59:59.999999Z"));

    List<String> ZONES = List.of("UTC", "Europe/Berlin", "Pacific/Chatham", "America/St_Johns");

    /** Texts that get lost where code pages, escapes, normal forms or empty values are taken lightly. */
    List<String> TEXTS = List.of(
            "",
            " ",
            " leading and trailing ",
            "tab\tline\nreturn\r\nend",
            "O'Neill \"quoted\" \\back\\slash\\n %s _ ; -- /* */ ${x} {{y}} ?",
            "Grüße, Ελλάδα, русский, 日本語, العربية, ไทย",
            "e\u0301 is not \u00e9, \u212b is not \u00c5",
            "\ud83d\udcec \ud83d\udc68\u200d\ud83d\udc69\u200d\ud83d\udc67 \ud835\udd4f \udbff\udffd",
            "\u0001\u001f\u007f\u0085\u00ad\u200b\u202e\u2028\u2029\ufeff\ufffd\uffff",
            "I i İ ı ß ẞ ſ",
            "long " + "äöü\ud83d\ude00".repeat(20_000));

    @Test
    @ResourceLock(Resources.TIME_ZONE)
    default void S6_instants_come_back_to_the_microsecond_whatever_the_default_time_zone() {
        TimeZone before = TimeZone.getDefault();
        try {
            for (int i = 0; i < ZONES.size(); i++) {
                TimeZone.setDefault(TimeZone.getTimeZone(ZONES.get(i)));
                List<TicketId> tickets = INSTANTS.stream().map(this::stamped).toList();
                TimeZone.setDefault(TimeZone.getTimeZone(ZONES.get((i + 1) % ZONES.size())));
                for (int n = 0; n < tickets.size(); n++) {
                    assertStamped(tickets.get(n), INSTANTS.get(n));
                }
            }
        } finally {
            TimeZone.setDefault(before);
        }
    }

    private TicketId stamped(Instant at) {
        TicketId ticket = new TicketId(bench().make.id());
        RecordWrite write = bench().make.record(ticket, 0);
        Map<TicketField, Object> fields = new HashMap<>(write.fields());
        fields.put(TicketField.OPENED_AT, at);
        fields.put(TicketField.UPDATED_AT, at.plusNanos(1_000));
        bench().write(Bench.changes()
                .record(new RecordWrite(write.ref(), 0, write.body(), fields))
                .event(Samples.event(write.ref(), 1, at))
                .entry(at(bench().make.entry(ticket, 1, Entry.Kind.NOTE), at)));
        return ticket;
    }

    private void assertStamped(TicketId ticket, Instant at) {
        RecordRef ref = RecordRef.ticket(ticket);
        var fields = bench().store().find(Bench.TENANT, ref).orElseThrow().fields();
        assertEquals(at, fields.get(TicketField.OPENED_AT));
        assertEquals(at.plusNanos(1_000), fields.get(TicketField.UPDATED_AT));
        assertEquals(at, bench().store().events(Bench.TENANT, ref, 0, 1).get(0).at());
        assertEquals(at, entries(ticket, 0, 1).get(0).at());
    }

    private static Entry at(Entry entry, Instant at) {
        return new Entry(
                entry.id(),
                entry.ticket(),
                entry.sequence(),
                entry.kind(),
                entry.direction(),
                entry.author(),
                entry.channel(),
                entry.text(),
                entry.html(),
                entry.newPart(),
                entry.attachments(),
                entry.messageId(),
                at);
    }

    @Test
    default void S6_texts_come_back_exactly() {
        TicketId ticket = bench().ticket();
        List<Entry> written = new ArrayList<>();
        for (String text : TEXTS) {
            Entry entry = bench().make.entry(ticket, written.size() + 1, Entry.Kind.MESSAGE, text, List.of());
            written.add(entry);
            bench().write(Bench.changes().entry(entry));
        }

        assertEquals(written, entries(ticket, 0, 100));
    }

    @Test
    default void S6_an_entry_without_the_optional_parts_comes_back_without_them() {
        TicketId ticket = bench().ticket();
        Entry full = bench().make.entry(ticket, 1, Entry.Kind.AUTOMATIC);
        Entry bare = new Entry(
                full.id(),
                ticket,
                1,
                full.kind(),
                full.direction(),
                full.author(),
                full.channel(),
                "",
                Optional.empty(),
                full.newPart(),
                List.of(),
                Optional.empty(),
                full.at());

        bench().write(Bench.changes().entry(bare));

        assertEquals(Optional.of(bare), bench().store().entry(Bench.TENANT, bare.id()));
    }

    @Test
    default void S6_documents_and_payloads_come_back_exactly() {
        for (String text : TEXTS) {
            String json = "{ \"b\":1.0 , \"a\" :\"" + escaped(text) + "\",\"b2\":[ ] }";
            RecordRef ref = bench().make.ref();
            StoredEvent event = Samples.event(ref, 1, Bench.NOW);
            StoredEvent told = new StoredEvent(ref, 1, event.type(), 1, json, event.actor(), event.cause(), event.at());
            bench().write(Bench.changes()
                    .record(new RecordWrite(ref, 0, json, Map.of()))
                    .event(told));

            assertEquals(
                    json, bench().store().find(Bench.TENANT, ref).orElseThrow().body());
            assertEquals(List.of(told), bench().store().events(Bench.TENANT, ref, 0, 10));
        }
    }

    /** As a string of JSON may have it: control characters escaped, all others as they are. */
    private static String escaped(String text) {
        StringBuilder out = new StringBuilder();
        text.chars().forEach(c -> {
            if (c < 0x20) {
                out.append(String.format(Locale.ROOT, "\\u%04x", c));
            } else {
                out.append(c == '"' || c == '\\' ? "\\" : "").append((char) c);
            }
        });
        return out.toString();
    }

    @Test
    default void S6_contacts_come_back_exactly() {
        TicketId ticket = bench().ticket();
        Contact contact = Contact.of("phone", "+43 1 234")
                .named("  Ñandú İpek \ud83d\udcec")
                .speaking(Locale.forLanguageTag("zh-Hant-TW"))
                .in(ZoneId.of("America/Argentina/ComodRivadavia"));
        Participant participant = new Participant(RequesterId.of("you"), Participant.Role.GUEST, contact, 17);

        bench().write(Bench.changes().participant(new ParticipantWrite.Add(ticket, participant)));

        assertEquals(List.of(participant), bench().store().participants(Bench.TENANT, ticket));
    }

    @Test
    default void S6_notices_come_back_exactly() {
        TicketId ticket = bench().ticket();
        Entry question = bench().make.entry(ticket, 1, Entry.Kind.MESSAGE);
        Entry answer = bench().make.entry(ticket, 2, Entry.Kind.MESSAGE);
        Notice bare = bench().make.notice(ticket, INSTANTS.get(0)).notice();
        Notice notice = new Notice(
                bare.id(),
                bare.tenant(),
                "Key ü\ud83d\udcec",
                ticket,
                Notice.Kind.PERSONAL,
                new Requester(RequesterId.of("you"), bare.recipient().contact().named("Ñandú \u2028")),
                bare.template(),
                Map.of("empty", "", "wide", TEXTS.get(6), "lines", TEXTS.get(3)),
                Optional.of(answer.id()),
                Optional.of(question.id()),
                bare.createdAt());
        bench().write(Bench.changes()
                .entry(question)
                .entry(answer)
                .notice(new NoticeWrite.Add(StoredNotice.pending(notice))));

        StoredNotice claimed = bench().store()
                .claimNotices(Bench.NOW, Bench.NOW.plusSeconds(60), 1)
                .get(0);
        assertEquals(notice, claimed.notice());
        Rendered words = new Rendered("<ü@example.org>", TEXTS.get(6), TEXTS.get(4), Optional.empty(), List.of());
        bench().write(Bench.changes().notice(new NoticeWrite.Freeze(notice.id(), claimed.token(), words)));

        StoredNotice frozen =
                bench().store().findNotice(Bench.TENANT, words.messageId()).orElseThrow();
        assertEquals(notice, frozen.notice());
        assertEquals(Optional.of(words), frozen.rendered());
    }

    @Test
    default void S7_entries_come_back_in_the_order_of_their_sequence_after_the_given_one() {
        TicketId ticket = bench().ticket();
        TicketId neighbour = bench().ticket();
        ChangeSet.Builder changes = Bench.changes();
        for (long sequence = 1; sequence <= 12; sequence++) {
            changes.entry(bench().make.entry(ticket, sequence, Entry.Kind.MESSAGE));
            changes.entry(bench().make.entry(neighbour, sequence, Entry.Kind.MESSAGE));
        }
        bench().write(changes);

        assertEquals(sequences(1, 12), entrySequences(entries(ticket, 0, 100)));
        assertEquals(sequences(1, 5), entrySequences(entries(ticket, 0, 5)));
        assertEquals(sequences(6, 10), entrySequences(entries(ticket, 5, 5)));
        assertEquals(List.of(11L, 12L), entrySequences(entries(ticket, 10, 5)));
        assertEquals(List.of(), entrySequences(entries(ticket, 12, 5)));
    }

    @Test
    default void S7_only_entries_of_the_given_kinds_come_back_and_the_page_is_full() {
        TicketId ticket = bench().ticket();
        ChangeSet.Builder changes = Bench.changes();
        for (long sequence = 1; sequence <= 12; sequence++) {
            Entry.Kind kind = Entry.Kind.values()[(int) (sequence % 3)];
            changes.entry(bench().make.entry(ticket, sequence, kind));
        }
        bench().write(changes);

        Set<Entry.Kind> notes = EnumSet.of(Entry.Kind.NOTE);
        Set<Entry.Kind> others = EnumSet.complementOf(EnumSet.of(Entry.Kind.NOTE));
        assertEquals(List.of(1L, 4L, 7L), entrySequences(bench().store().entries(Bench.TENANT, ticket, notes, 0, 3)));
        assertEquals(List.of(5L, 6L, 8L), entrySequences(bench().store().entries(Bench.TENANT, ticket, others, 4, 3)));
        assertEquals(List.of(), bench().store().entries(Bench.TENANT, ticket, Set.of(), 0, 3));
    }

    @Test
    default void S7_events_come_back_in_the_order_of_their_sequence_after_the_given_one() {
        RecordRef ref = RecordRef.ticket(bench().ticket());
        RecordRef neighbour = RecordRef.ticket(bench().ticket());
        ChangeSet.Builder changes = Bench.changes();
        for (long sequence = 1; sequence <= 12; sequence++) {
            changes.event(Samples.event(ref, sequence, Bench.NOW));
            changes.event(Samples.event(neighbour, sequence, Bench.NOW));
        }
        bench().write(changes);

        assertEquals(sequences(1, 12), eventSequences(ref, 0, 100));
        assertEquals(sequences(1, 5), eventSequences(ref, 0, 5));
        assertEquals(sequences(6, 10), eventSequences(ref, 5, 5));
        assertEquals(List.of(11L, 12L), eventSequences(ref, 10, 5));
        assertEquals(List.of(), eventSequences(ref, 12, 5));
    }

    @Test
    default void S15_participants_come_back_in_the_order_in_which_they_were_added() {
        TicketId ticket = bench().ticket();
        List<Participant> added = new ArrayList<>();
        for (String id : List.of("mia", "zoe", "ann", "Bob", "9")) {
            Participant participant = new Participant(
                    RequesterId.of(id), Participant.Role.WATCHER, Contact.mail(id + "@example.org"), added.size());
            added.add(participant);
            bench().write(Bench.changes().participant(new ParticipantWrite.Add(ticket, participant)));
        }

        assertEquals(added, bench().store().participants(Bench.TENANT, ticket));
    }

    @Test
    default void S15_a_participant_that_is_replaced_keeps_its_place() {
        TicketId ticket = bench().ticket();
        Participant first = bench().make.participant(Participant.Role.REQUESTER);
        Participant second = bench().make.participant(Participant.Role.WATCHER);
        Participant third = bench().make.participant(Participant.Role.WATCHER);
        bench().write(Bench.changes()
                .participant(new ParticipantWrite.Add(ticket, first))
                .participant(new ParticipantWrite.Add(ticket, second))
                .participant(new ParticipantWrite.Add(ticket, third)));
        Participant changed = new Participant(second.id(), Participant.Role.GUEST, Contact.mail("new@example.org"), 4);

        bench().write(Bench.changes().participant(new ParticipantWrite.Add(ticket, changed)));

        assertEquals(List.of(first, changed, third), bench().store().participants(Bench.TENANT, ticket));
    }

    @Test
    default void S20_a_ticket_is_found_with_all_who_take_part_in_their_order() {
        TicketId ticket = bench().ticket();
        for (String id : List.of("mia", "ann", "Bob")) {
            Participant participant =
                    new Participant(RequesterId.of(id), Participant.Role.WATCHER, Contact.mail(id + "@example.org"), 1);
            bench().write(Bench.changes().participant(new ParticipantWrite.Add(ticket, participant)));
        }

        StoredTicket found = bench().store().findTicket(Bench.TENANT, ticket).orElseThrow();

        assertEquals(bench().store().find(Bench.TENANT, RecordRef.ticket(ticket)), Optional.of(found.record()));
        assertEquals(bench().store().participants(Bench.TENANT, ticket), found.participants());
        assertEquals(3, found.participants().size());
    }

    @Test
    default void S20_a_ticket_in_which_nobody_takes_part_is_found_all_the_same() {
        TicketId ticket = bench().ticket();

        assertEquals(
                Optional.of(List.of()),
                bench().store().findTicket(Bench.TENANT, ticket).map(StoredTicket::participants));
    }

    @Test
    default void S20_a_ticket_that_is_not_there_is_not_found() {
        assertEquals(
                Optional.empty(),
                bench().store()
                        .findTicket(Bench.TENANT, new TicketId(bench().make.id())));
    }

    @Test
    default void S15_a_participant_that_was_removed_is_gone_and_comes_last_when_added_again() {
        TicketId ticket = bench().ticket();
        Participant first = bench().make.participant(Participant.Role.REQUESTER);
        Participant second = bench().make.participant(Participant.Role.WATCHER);
        Participant third = bench().make.participant(Participant.Role.WATCHER);
        bench().write(Bench.changes()
                .participant(new ParticipantWrite.Add(ticket, first))
                .participant(new ParticipantWrite.Add(ticket, second))
                .participant(new ParticipantWrite.Add(ticket, third)));

        bench().write(Bench.changes().participant(new ParticipantWrite.Remove(ticket, second.id())));
        List<Participant> without = bench().store().participants(Bench.TENANT, ticket);
        bench().write(Bench.changes()
                .participant(new ParticipantWrite.Remove(ticket, RequesterId.of("nobody")))
                .participant(new ParticipantWrite.Add(ticket, second)));

        assertEquals(List.of(first, third), without);
        assertEquals(List.of(first, third, second), bench().store().participants(Bench.TENANT, ticket));
    }

    @Test
    default void S16_events_of_a_period_come_in_the_order_of_instant_record_and_sequence() {
        List<StoredEvent> expected = chronicle();

        assertEquals(expected, between(Bench.NOW, Bench.NOW.plusSeconds(2), Optional.empty(), 100));
    }

    @Test
    default void S16_the_period_has_its_beginning_and_not_its_end() {
        List<StoredEvent> all = chronicle();
        Instant from = Bench.NOW.plusSeconds(1);

        assertEquals(
                all.stream().filter(event -> event.at().equals(from)).toList(),
                between(from, from.plusNanos(1_000), Optional.empty(), 100));
        assertEquals(
                all.stream().filter(event -> event.at().isBefore(from)).toList(),
                between(Bench.NOW, from, Optional.empty(), 100));
    }

    @Test
    default void S16_pages_of_a_period_neither_repeat_nor_skip_an_event() {
        List<StoredEvent> expected = chronicle();

        for (int size = 1; size <= 4; size++) {
            List<StoredEvent> read = new ArrayList<>();
            List<StoredEvent> page = between(Bench.NOW, Bench.NOW.plusSeconds(2), Optional.empty(), size);
            while (!page.isEmpty() && read.size() <= expected.size()) {
                read.addAll(page);
                page = between(Bench.NOW, Bench.NOW.plusSeconds(2), Optional.of(page.get(page.size() - 1)), size);
            }
            assertEquals(expected, read, "pages of " + size);
        }
    }

    /** Writes events of three records at two instants, and one outside of the period; returns those in it, in order. */
    private List<StoredEvent> chronicle() {
        RecordRef ticket = RecordRef.ticket(bench().ticket());
        RecordRef later = RecordRef.ticket(bench().ticket());
        RecordRef incident = bench().make.ref();
        Instant second = Bench.NOW.plusSeconds(1);
        List<StoredEvent> inOrder = List.of(
                Samples.event(incident, 1, Bench.NOW),
                Samples.event(ticket, 1, Bench.NOW),
                Samples.event(ticket, 2, Bench.NOW),
                Samples.event(later, 1, Bench.NOW),
                Samples.event(incident, 2, second),
                Samples.event(ticket, 3, second),
                Samples.event(later, 2, second));
        bench().write(Bench.changes().record(bench().make.record(incident, 0)));
        ChangeSet.Builder changes = Bench.changes();
        for (RecordRef ref : List.of(later, ticket, incident)) {
            inOrder.stream().filter(event -> event.record().equals(ref)).forEach(changes::event);
        }
        bench().write(changes.event(Samples.event(later, 3, Bench.NOW.plusSeconds(2))));
        return inOrder;
    }

    private List<StoredEvent> between(Instant from, Instant to, Optional<StoredEvent> after, int limit) {
        return bench().store().eventsBetween(Bench.TENANT, from, to, after, limit);
    }

    private List<Entry> entries(TicketId ticket, long after, int limit) {
        return bench().store().entries(Bench.TENANT, ticket, EnumSet.allOf(Entry.Kind.class), after, limit);
    }

    private static List<Long> entrySequences(List<Entry> entries) {
        return entries.stream().map(Entry::sequence).toList();
    }

    private List<Long> eventSequences(RecordRef ref, long after, int limit) {
        return bench().store().events(Bench.TENANT, ref, after, limit).stream()
                .map(StoredEvent::sequence)
                .toList();
    }

    private static List<Long> sequences(long first, long last) {
        return LongStream.rangeClosed(first, last).boxed().toList();
    }
}
