package org.ticketkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.ticketkit.lifecycle.Effect;
import org.ticketkit.lifecycle.Guard;
import org.ticketkit.lifecycle.Lifecycle;
import org.ticketkit.lifecycle.LifecycleBuilder;
import org.ticketkit.lifecycle.Nudging;
import org.ticketkit.memory.InMemory;
import org.ticketkit.tck.SettableClock;
import org.ticketkit.ticket.Actor;
import org.ticketkit.ticket.AgentId;
import org.ticketkit.ticket.Assign;
import org.ticketkit.ticket.Contact;
import org.ticketkit.ticket.Content;
import org.ticketkit.ticket.Move;
import org.ticketkit.ticket.OpenTicket;
import org.ticketkit.ticket.PageRequest;
import org.ticketkit.ticket.RecordAutomatic;
import org.ticketkit.ticket.Reply;
import org.ticketkit.ticket.Ticket;
import org.ticketkit.ticket.TicketEvent;
import org.ticketkit.ticket.TicketId;
import org.ticketkit.ticket.Triage;
import org.ticketkit.worktime.Term;
import org.ticketkit.worktime.WorkCalendar;

/** L6, L2: what a status makes of a ticket on which nothing happens. */
class NudgingTest {

    private static final Actor ANN = Actor.agent("ann");
    private static final PageRequest ALL = PageRequest.first(200);
    private static final WorkCalendar OFFICE = WorkCalendar.named("office", 1)
            .zone(ZoneId.of("Europe/Zurich"))
            .weekdays("09:00-17:00")
            .build();
    private static final Term TWO_DAYS = Term.working(Duration.ofHours(16), OFFICE);
    private static final Term FOUR_HOURS = Term.elapsed(Duration.ofHours(4));

    /** A Thursday, 10:00 in Zurich. */
    private static final Instant THURSDAY = Instant.parse("2026-03-05T09:00:00Z");

    private final SettableClock clock = new SettableClock(THURSDAY);
    private final RecordingNotifier mail = new RecordingNotifier(Contact.MAIL);
    private final InMemory storage = InMemory.create();

    private static LifecycleBuilder table() {
        return Lifecycle.likeStandard("support", 1).move("waiting-for-requester", "closed", Guard.NOT_BY_MOVE);
    }

    private static LifecycleBuilder nudging() {
        return table().waiting(
                        "waiting-for-requester",
                        Nudging.every(TWO_DAYS).times(2).thenTo("closed"));
    }

    /** A desk on this storage: a node that has just been started. */
    private TicketDesk desk(LifecycleBuilder lifecycle) {
        return TicketDesk.builder()
                .storage(storage)
                .clock(clock)
                .notifier(mail)
                .lifecycle(lifecycle.build())
                .build();
    }

    private static Ticket opened(TicketDesk desk) {
        OpenTicket request = OpenTicket.from(Contact.mail("carla@example.org"))
                .subject("Parcel lost")
                .text("It left on Monday.")
                .build();
        Ticket ticket = desk.tickets().open(Actor.system("web"), request).ticket();
        return desk.tickets().assign(ANN, Assign.to(ticket.id(), AgentId.of("ann")));
    }

    private static TicketId waiting(TicketDesk desk) {
        TicketId id = opened(desk).id();
        desk.tickets().reply(ANN, Reply.to(id, "Which one?"));
        desk.tickets().move(ANN, Move.to(id, "waiting-for-requester"));
        return id;
    }

    private int workAt(TicketDesk desk, String instant) {
        clock.advance(Duration.between(clock.instant(), Instant.parse(instant)));
        return desk.work(100);
    }

    private static Ticket find(TicketDesk desk, TicketId id) {
        return desk.tickets().find(ANN, id).orElseThrow();
    }

    private static String status(TicketDesk desk, TicketId id) {
        return find(desk, id).status().code();
    }

    private List<String> told(TicketDesk desk) {
        int before = mail.delivered().size();
        desk.deliver(100);
        return mail.delivered().stream()
                .skip(before)
                .map(notice -> notice.notice().template().name())
                .toList();
    }

    private static void assertSound(TicketDesk desk) {
        assertEquals(List.of(), desk.checkConsistency(ALL).found());
    }

    @Test
    void L6_a_waiting_ticket_nudges_twice_in_working_time_and_then_closes_with_a_last_message() {
        TicketDesk desk = desk(nudging());
        TicketId id = waiting(desk);
        told(desk);

        assertEquals(0, workAt(desk, "2026-03-09T08:59:59.999999Z"));
        assertEquals(1, workAt(desk, "2026-03-09T09:00:00Z"), "the weekend does not count");
        assertEquals(List.of("nudge"), told(desk));
        assertEquals(1, find(desk, id).idle().nudges());
        assertEquals(0, desk.work(100), "E1: a second time at the same instant does nothing");
        assertEquals(1, workAt(desk, "2026-03-11T09:00:00Z"));
        assertEquals(List.of("nudge"), told(desk));
        assertEquals("waiting-for-requester", status(desk, id));

        assertEquals(1, workAt(desk, "2026-03-13T09:00:00Z"));

        assertEquals(List.of("closed-unanswered"), told(desk));
        assertEquals("closed", status(desk, id));
        assertEquals(
                List.of("unanswered"),
                desk.tickets().history(ANN, id, ALL).items().stream()
                        .map(recorded -> recorded.event())
                        .filter(event -> event instanceof TicketEvent.StatusChanged changed
                                && changed.to().code().equals("closed"))
                        .map(event -> ((TicketEvent.StatusChanged) event).reason())
                        .toList());
        assertEquals(0, workAt(desk, "2026-06-13T09:00:00Z"));
        assertSound(desk);
    }

    @Test
    void L6_nudges_are_said_in_the_requesters_language_as_an_answer_to_their_message() {
        TicketDesk desk = desk(nudging());
        TicketId id = waiting(desk);
        told(desk);
        workAt(desk, "2026-03-09T09:00:00Z");
        desk.deliver(100);
        var notice = mail.delivered().get(mail.delivered().size() - 1);
        assertTrue(notice.rendered().text().contains("Parcel lost"), notice.rendered()::text);
        assertEquals(
                find(desk, id).conversation().lastInbound(), notice.notice().answers());
        assertTrue(notice.notice().isAutomatic());
    }

    @Test
    void L6_an_answer_ends_the_nudging() {
        TicketDesk desk = desk(nudging());
        TicketId id = waiting(desk);
        workAt(desk, "2026-03-09T09:00:00Z");
        Actor carla = Actor.requester(find(desk, id).requester());
        desk.tickets().reply(carla, Reply.to(id, "The blue one."));
        told(desk);
        assertEquals("open", status(desk, id));
        assertEquals(0, workAt(desk, "2026-06-13T09:00:00Z"));
        assertEquals(List.of(), told(desk));
        assertSound(desk);
    }

    @Test
    void L6_a_message_that_leaves_the_ticket_waiting_begins_the_count_anew_and_a_note_does_not() {
        TicketDesk desk =
                desk(nudging().without("waiting-for-requester", "open").move("waiting-for-requester", "open"));
        TicketId id = waiting(desk);
        Actor carla = Actor.requester(find(desk, id).requester());
        workAt(desk, "2026-03-09T09:00:00Z");
        workAt(desk, "2026-03-10T09:00:00Z");

        desk.tickets().reply(carla, Reply.to(id, "Give me a week."));
        desk.tickets()
                .recordAutomatic(
                        Actor.system("mail"), RecordAutomatic.on(id, Content.of("Away"), Contact.MAIL, "auto-reply"));

        assertEquals("waiting-for-requester", status(desk, id));
        assertEquals(0, find(desk, id).idle().nudges());
        assertEquals(0, workAt(desk, "2026-03-11T09:00:00Z"));
        desk.tickets().triage(ANN, Triage.of(id).queue("parcels"));
        assertEquals(1, workAt(desk, "2026-03-12T09:00:00Z"));
        assertEquals(1, find(desk, id).idle().nudges());
        assertSound(desk);
    }

    @Test
    void L6_leaving_the_status_by_hand_ends_the_nudging_and_coming_back_begins_it_anew() {
        TicketDesk desk = desk(nudging());
        TicketId id = waiting(desk);
        workAt(desk, "2026-03-09T09:00:00Z");
        desk.tickets().move(ANN, Move.to(id, "open"));
        assertEquals(0, find(desk, id).idle().nudges());
        assertEquals(0, workAt(desk, "2026-03-30T09:00:00Z"));
        desk.tickets().move(ANN, Move.to(id, "waiting-for-requester"));
        assertEquals(0, workAt(desk, "2026-04-01T08:00:00Z"));
        assertEquals(1, workAt(desk, "2026-04-01T09:00:00Z"));
        assertEquals(1, find(desk, id).idle().nudges());
        assertSound(desk);
    }

    @Test
    void E2_after_downtime_one_nudge_is_sent_and_the_next_counts_from_it() {
        waiting(desk(nudging()));
        told(desk(nudging()));
        TicketDesk restarted = desk(nudging());
        assertEquals(1, workAt(restarted, "2026-04-30T09:00:00Z"));
        assertEquals(0, restarted.work(100));
        assertEquals(List.of("nudge"), told(restarted));
        assertEquals(0, workAt(restarted, "2026-05-01T09:00:00Z"));
        assertEquals(1, workAt(restarted, "2026-05-04T09:00:00Z"));
        assertEquals(List.of("nudge"), told(restarted));
    }

    @Test
    void L2_a_status_ends_after_a_term_of_elapsed_time_with_the_effects_of_the_way() {
        LifecycleBuilder table = table().after("open", FOUR_HOURS, "waiting-for-third-party")
                .changing("open", "waiting-for-third-party", way -> way.then(Effect.queue("second-level")));
        TicketDesk desk = desk(table);
        TicketId id = opened(desk).id();
        assertEquals(0, workAt(desk, "2026-03-05T12:59:59Z"));
        assertEquals(1, workAt(desk, "2026-03-05T13:00:00Z"));
        assertEquals("waiting-for-third-party", status(desk, id));
        assertEquals("second-level", find(desk, id).queue());
        assertSound(desk);
    }

    @Test
    void L2_the_first_status_has_a_timer_too() {
        TicketDesk desk = desk(table().after("new", FOUR_HOURS, "rejected"));
        OpenTicket request = OpenTicket.from(Contact.mail("carla@example.org"))
                .subject("Parcel lost")
                .text("It left on Monday.")
                .build();
        TicketId id = desk.tickets().open(Actor.system("web"), request).ticket().id();
        assertSound(desk);
        assertEquals(1, workAt(desk, "2026-03-05T13:00:00Z"));
        assertEquals("rejected", status(desk, id));
    }

    @Test
    void L3_the_guards_of_the_way_bind_timers_which_look_again_after_the_same_time() {
        Guard checked = Guard.of(
                "is-checked",
                "it is not checked yet; check it",
                situation -> situation.ticket().tags().contains("checked"));
        TicketDesk desk = desk(
                table().after("open", FOUR_HOURS, "resolved").changing("open", "resolved", way -> way.when(checked)));
        TicketId id = opened(desk).id();
        assertEquals(1, workAt(desk, "2026-03-05T13:00:00Z"));
        assertEquals(0, desk.work(100));
        assertEquals("open", status(desk, id));
        desk.tickets().triage(ANN, Triage.of(id).tags("checked"));
        assertEquals(0, workAt(desk, "2026-03-05T16:59:00Z"));
        assertEquals(1, workAt(desk, "2026-03-05T17:00:00Z"));
        assertEquals("resolved", status(desk, id));
        assertSound(desk);
    }

    @Test
    void L6_two_nodes_at_the_same_instant_nudge_once() {
        TicketDesk one = desk(nudging());
        TicketDesk other = desk(nudging());
        waiting(one);
        told(one);
        clock.advance(Duration.ofDays(20));
        assertEquals(1, one.work(100) + other.work(100));
        assertEquals(List.of("nudge"), told(one));
    }

    @Test
    void W5_a_calendar_that_never_works_again_sets_no_timer() {
        WorkCalendar once = WorkCalendar.named("once", 1)
                .zone(ZoneOffset.UTC)
                .override(LocalDate.of(2026, 1, 5), "the only day", "09:00-10:00")
                .build();
        TicketDesk desk = desk(table().after("open", Term.working(Duration.ofHours(1), once), "resolved"));
        TicketId id = opened(desk).id();
        assertEquals(0, workAt(desk, "2036-03-05T13:00:00Z"));
        assertEquals("open", status(desk, id));
        assertSound(desk);
    }
}
