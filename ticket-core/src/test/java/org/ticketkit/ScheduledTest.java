package org.ticketkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.ticketkit.tck.SettableClock;
import org.ticketkit.ticket.Actor;
import org.ticketkit.ticket.AgentId;
import org.ticketkit.ticket.Assign;
import org.ticketkit.ticket.Contact;
import org.ticketkit.ticket.Move;
import org.ticketkit.ticket.OpenTicket;
import org.ticketkit.ticket.PageRequest;
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
