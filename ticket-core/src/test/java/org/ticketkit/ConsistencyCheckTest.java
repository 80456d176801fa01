package org.ticketkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.ticketkit.memory.InMemory;
import org.ticketkit.spi.ChangeSet;
import org.ticketkit.spi.RecordRef;
import org.ticketkit.spi.StoredEvent;
import org.ticketkit.spi.StoredRecord;
import org.ticketkit.spi.TicketStore;
import org.ticketkit.tck.SettableClock;
import org.ticketkit.ticket.Actor;
import org.ticketkit.ticket.AgentId;
import org.ticketkit.ticket.Assign;
import org.ticketkit.ticket.Claim;
import org.ticketkit.ticket.Contact;
import org.ticketkit.ticket.Entry;
import org.ticketkit.ticket.EntryId;
import org.ticketkit.ticket.Move;
import org.ticketkit.ticket.OpenTicket;
import org.ticketkit.ticket.PageRequest;
import org.ticketkit.ticket.Participant;
import org.ticketkit.ticket.Recorded;
import org.ticketkit.ticket.Refused;
import org.ticketkit.ticket.Reply;
import org.ticketkit.ticket.RequesterId;
import org.ticketkit.ticket.TenantId;
import org.ticketkit.ticket.TicketField;
import org.ticketkit.ticket.TicketId;

/** The consistency check: clean after every command, and each kind of damage is named. */
class ConsistencyCheckTest {

    private static final Actor ANN = Actor.agent("ann");
    private static final PageRequest ALL = PageRequest.first(PageRequest.MAX_SIZE);
    private static final Instant NOW = Instant.parse("2026-03-02T09:00:00Z");

    private final TicketStore store;
    private final TicketDesk desk;
    private final TicketId id;

    ConsistencyCheckTest() {
        InMemory storage = InMemory.create();
        store = storage.store();
        desk = TicketDesk.builder()
                .storage(storage)
                .clock(new SettableClock(NOW))
                .build();
        id = open();
        desk.tickets().assign(ANN, Assign.to(id, AgentId.of("ann")));
        desk.tickets().claim(ANN, Claim.of(id));
        desk.tickets().reply(ANN, Reply.to(id, "We are looking."));
        desk.tickets().move(ANN, Move.to(id, "scheduled").until(NOW.plusSeconds(3_600)));
    }

    private TicketId open() {
        return desk.tickets()
                .open(
                        Actor.system("web"),
                        OpenTicket.from(Contact.mail("carla@example.org"))
                                .subject("Lost parcel")
                                .text("Where is it?")
                                .tag("parcel")
                                .build())
                .ticket()
                .id();
    }

    @Test
    void what_commands_leave_behind_is_clean() {
        assertEquals(new ConsistencyReport(1, 0, List.of(), Optional.empty()), desk.checkConsistency(ALL));
    }

    @Test
    void a_check_goes_on_where_the_page_before_ended() {
        open();
        open();
        ConsistencyReport first = desk.checkConsistency(PageRequest.first(2));
        assertEquals(2, first.checked());
        ConsistencyReport second =
                desk.checkConsistency(PageRequest.first(2).at(first.next().orElseThrow()));
        assertEquals(1, second.checked());
        assertTrue(second.next().isEmpty());
        assertThrows(
                Refused.class,
                () -> desk.tenant(TenantId.of("other"))
                        .checkConsistency(ALL.at(first.next().orElseThrow())));
    }

    @Test
    void a_record_that_is_not_the_fold_of_its_events_is_named_with_what_differs() {
        rewrite(body -> body.replace("\"reopenings\":0", "\"reopenings\":1"));
        assertFound(Inconsistency.Kind.RECORD_DIFFERS, "reopenings");
    }

    @Test
    void a_lost_event_and_one_too_many_are_named() {
        long events = events();
        rewrite(body -> body.replace("\"events\":" + events, "\"events\":" + (events + 1)));
        assertFound(Inconsistency.Kind.HISTORY_BROKEN, "event " + (events + 1));

        append("ticket.claim-ended", "{\"assignee\":\"ann\",\"reason\":\"over\"}", events + 1);
        append("ticket.claim-ended", "{\"assignee\":\"ann\",\"reason\":\"over\"}", events + 2);
        assertFound(Inconsistency.Kind.HISTORY_BROKEN, "event " + (events + 2));
    }

    @Test
    void an_event_that_cannot_be_read_is_named() {
        long events = events();
        append("ticket.claim-ended", "[]", events + 1);
        rewrite(body -> body.replace("\"events\":" + events, "\"events\":" + (events + 1)));
        assertFound(Inconsistency.Kind.HISTORY_BROKEN, "event " + (events + 1));
    }

    @Test
    void a_ticket_with_an_event_of_a_newer_version_is_skipped() {
        long events = events();
        append("ticket.split", "{}", events + 1);
        rewrite(body -> body.replace("\"events\":" + events, "\"events\":" + (events + 1)));
        assertEquals(new ConsistencyReport(0, 1, List.of(), Optional.empty()), desk.checkConsistency(ALL));
    }

    @Test
    void an_entry_that_no_event_tells_of_is_named() {
        Entry last = store.entries(TenantId.DEFAULT, id, EnumSet.allOf(Entry.Kind.class), 0, 10)
                .get(1);
        store.commit(ChangeSet.of(TenantId.DEFAULT)
                .entry(new Entry(
                        new EntryId(new UUID(1, 1)),
                        id,
                        last.sequence() + 1,
                        last.kind(),
                        last.direction(),
                        last.author(),
                        last.channel(),
                        last.text(),
                        last.html(),
                        last.newPart(),
                        last.attachments(),
                        Optional.empty(),
                        last.at()))
                .build());
        assertFound(Inconsistency.Kind.CONVERSATION_DIFFERS, "entry 3");
    }

    @Test
    void an_index_a_participant_and_a_timer_that_do_not_fit_are_named() {
        StoredRecord stored = stored();
        Map<TicketField, Object> fields = new EnumMap<>(stored.fields());
        fields.put(TicketField.STATUS, "closed");
        fields.remove(TicketField.TAG);
        store.commit(ChangeSet.of(TenantId.DEFAULT)
                .record(new ChangeSet.RecordWrite(stored.ref(), stored.version(), stored.body(), fields))
                .participant(new ChangeSet.ParticipantWrite.Add(
                        id,
                        new Participant(
                                RequesterId.of("bob"), Participant.Role.WATCHER, Contact.mail("bob@example.org"), 0)))
                .timer(new ChangeSet.TimerWrite.Clear(stored.ref(), "wake", Optional.empty()))
                .timer(new ChangeSet.TimerWrite.Clear(stored.ref(), "claim-end", Optional.empty()))
                .build());

        assertEquals(
                List.of(
                        new Inconsistency(id, Inconsistency.Kind.INDEX_DIFFERS, "STATUS, TAG"),
                        new Inconsistency(id, Inconsistency.Kind.PARTICIPANTS_DIFFER, "2 are stored"),
                        new Inconsistency(id, Inconsistency.Kind.TIMER_LOST, "wake"),
                        new Inconsistency(id, Inconsistency.Kind.TIMER_LOST, "claim-end")),
                desk.checkConsistency(ALL).found());
    }

    @Test
    void a_number_that_leads_nowhere_and_a_record_that_cannot_be_read_are_named() {
        String number = desk.tickets().find(ANN, id).orElseThrow().number().value();
        rewrite(body -> body.replace(number, "TK-2026-000009-99"));
        assertTrue(desk.checkConsistency(ALL)
                .found()
                .contains(new Inconsistency(id, Inconsistency.Kind.KEY_LOST, "number")));

        rewrite(body -> "{}");
        assertEquals(
                List.of(Inconsistency.Kind.RECORD_UNREADABLE),
                desk.checkConsistency(ALL).found().stream()
                        .map(Inconsistency::kind)
                        .toList());
    }

    private void assertFound(Inconsistency.Kind kind, String detail) {
        assertEquals(
                List.of(new Inconsistency(id, kind, detail)),
                desk.checkConsistency(ALL).found());
    }

    private StoredRecord stored() {
        return store.find(TenantId.DEFAULT, RecordRef.ticket(id)).orElseThrow();
    }

    private long events() {
        return desk.tickets().find(ANN, id).orElseThrow().events();
    }

    private void rewrite(UnaryOperator<String> damage) {
        StoredRecord stored = stored();
        ChangeSet.RecordWrite write =
                new ChangeSet.RecordWrite(stored.ref(), stored.version(), damage.apply(stored.body()), stored.fields());
        assertInstanceOf(
                ChangeSet.Outcome.Written.class,
                store.commit(ChangeSet.of(TenantId.DEFAULT).record(write).build()));
    }

    private void append(String type, String payload, long sequence) {
        store.commit(ChangeSet.of(TenantId.DEFAULT)
                .event(new StoredEvent(
                        RecordRef.ticket(id), sequence, type, 1, payload, ANN, Recorded.Cause.COMMAND, NOW))
                .build());
    }
}
