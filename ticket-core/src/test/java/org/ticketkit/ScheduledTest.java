package org.ticketkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.ticketkit.lifecycle.Lifecycle;
import org.ticketkit.memory.InMemory;
import org.ticketkit.tck.SettableClock;
import org.ticketkit.ticket.Actor;
import org.ticketkit.ticket.AgentId;
import org.ticketkit.ticket.Assign;
import org.ticketkit.ticket.Contact;
import org.ticketkit.ticket.Move;
import org.ticketkit.ticket.OpenTicket;
import org.ticketkit.ticket.PageRequest;
import org.ticketkit.ticket.Phase;
import org.ticketkit.ticket.Refused;
import org.ticketkit.ticket.Reply;
import org.ticketkit.ticket.Ticket;
import org.ticketkit.ticket.TicketId;

/** L6: waiting until an instant. */
class ScheduledTest {

    private static final Actor ANN = Actor.agent("ann");
    private static final Instant NOW = Instant.parse("2026-03-02T09:00:00Z");
    private static final Instant LATER = NOW.plus(Duration.ofDays(3));

    private final SettableClock clock = new SettableClock(NOW);
    private final TicketDesk desk = TicketDesk.builder().clock(clock).build();
    private final Tickets tickets = desk.tickets();
    private final Ticket ticket = open();
    private final TicketId id = ticket.id();

    private Ticket open() {
        OpenTicket request = OpenTicket.from(Contact.mail("carla@example.org"))
                .subject("Parcel lost")
                .text("It left on Monday.")
                .build();
        Ticket opened = tickets.open(Actor.system("web"), request).ticket();
        return tickets.assign(ANN, Assign.to(opened.id(), AgentId.of("ann")));
    }

    private List<String> violations(Move move) {
        return assertThrows(Refused.class, () -> tickets.move(ANN, move)).violations().stream()
                .map(Refused.Violation::code)
                .toList();
    }

    private int workAt(Instant instant) {
        clock.advance(Duration.between(clock.instant(), instant));
        return desk.work(100);
    }

    private String status() {
        return tickets.find(ANN, id).orElseThrow().status().code();
    }

    @Test
    void L6_a_scheduled_ticket_wakes_at_its_instant_and_not_before() {
        Ticket scheduled = tickets.move(ANN, Move.to(id, "scheduled").until(LATER));
        assertEquals(Optional.of(LATER), scheduled.wakeAt());
        assertEquals(0, workAt(LATER.minusNanos(1_000)));
        assertEquals(1, workAt(LATER));
        assertEquals("open", status());
        assertEquals(Optional.empty(), tickets.find(ANN, id).orElseThrow().wakeAt());
        assertEquals(0, desk.work(100));
    }

    @Test
    void L6_E1_a_clock_that_steps_back_while_timers_fire_loses_none() {
        InMemory storage = InMemory.create();
        Deque<Instant> ticks = new ArrayDeque<>();
        TicketDesk stepping = TicketDesk.builder()
                .storage(storage)
                .clock(() -> ticks.isEmpty() ? NOW : ticks.remove())
                .build();
        OpenTicket request = OpenTicket.from(Contact.mail("carla@example.org"))
                .subject("Parcel lost")
                .text("It left on Monday.")
                .build();
        TicketId other =
                stepping.tickets().open(Actor.system("web"), request).ticket().id();
        stepping.tickets().assign(ANN, Assign.to(other, AgentId.of("ann")));
        stepping.tickets().move(ANN, Move.to(other, "scheduled").until(LATER));

        ticks.add(LATER);
        assertEquals(1, stepping.work(100));

        assertEquals(
                "open",
                stepping.tickets().find(ANN, other).orElseThrow().status().code());
    }

    @Test
    void L6_an_end_is_for_a_status_that_something_wakes() {
        TicketDesk returns = TicketDesk.builder()
                .lifecycle(Lifecycle.named("returns", 1)
                        .initial("asked", Phase.NEW)
                        .status("parcel-awaited", Phase.WAITING)
                        .status("refunded", Phase.CLOSED)
                        .move("asked", "parcel-awaited")
                        .move("parcel-awaited", "refunded")
                        .build())
                .build();
        OpenTicket request = OpenTicket.from(Contact.mail("carla@example.org"))
                .subject("Order 7 comes back")
                .text("Too small.")
                .build();
        TicketId asked =
                returns.tickets().open(Actor.system("web"), request).ticket().id();
        Move move = Move.to(asked, "parcel-awaited").until(Instant.parse("9999-01-01T00:00:00Z"));

        Refused refused = assertThrows(Refused.class, () -> returns.tickets().move(ANN, move));

        assertEquals("ticketkit.until.unfit", refused.violations().get(0).code());
    }

    @Test
    void L6_scheduled_says_until_when_in_the_future_and_other_statuses_but_waiting_ones_do_not() {
        assertEquals(List.of("ticketkit.until.missing"), violations(Move.to(id, "scheduled")));
        assertEquals(
                List.of("ticketkit.until.past"),
                violations(Move.to(id, "scheduled").until(NOW)));
        assertEquals(
                List.of("ticketkit.until.unfit"),
                violations(Move.to(id, "resolved").until(LATER)));
        tickets.move(ANN, Move.to(id, "waiting-for-third-party").until(LATER));
        assertEquals(1, workAt(LATER));
        assertEquals("open", status());
    }

    @Test
    void L6_a_scheduled_ticket_is_put_off_to_another_day_or_brought_forward() {
        tickets.move(ANN, Move.to(id, "scheduled").until(LATER));
        tickets.move(ANN, Move.to(id, "scheduled").until(LATER.plusSeconds(60)));
        assertEquals(0, workAt(LATER));
        tickets.move(ANN, Move.to(id, "scheduled").until(LATER.plusSeconds(30)));
        assertEquals(1, workAt(LATER.plusSeconds(30)));
        assertEquals("open", status());
        assertEquals(0, workAt(LATER.plusSeconds(60)));
    }

    @Test
    void L5_L6_an_answer_wakes_it_before_and_the_timer_does_nothing_any_more() {
        tickets.move(ANN, Move.to(id, "scheduled").until(LATER));
        tickets.reply(Actor.requester(ticket.requester()), Reply.to(id, "Found it!"));
        assertEquals("open", status());
        tickets.move(ANN, Move.to(id, "waiting-for-requester"));
        assertEquals(0, workAt(LATER));
        assertEquals("waiting-for-requester", status());
        assertEquals(List.of(), desk.checkConsistency(PageRequest.first(9)).found());
    }
}
