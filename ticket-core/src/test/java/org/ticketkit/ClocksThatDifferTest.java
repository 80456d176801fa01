package org.ticketkit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.ticketkit.tck.SettableClock;
import org.ticketkit.ticket.Actor;
import org.ticketkit.ticket.AgentId;
import org.ticketkit.ticket.Assign;
import org.ticketkit.ticket.Contact;
import org.ticketkit.ticket.Move;
import org.ticketkit.ticket.OpenTicket;
import org.ticketkit.ticket.PageRequest;
import org.ticketkit.ticket.Reply;
import org.ticketkit.ticket.Ticket;

/** L6: a node whose clock is behind writes on a ticket that another has just moved. */
class ClocksThatDifferTest {

    private static final Actor ANN = Actor.agent("ann");

    private final SettableClock clock = new SettableClock(Instant.parse("2026-03-02T09:00:00Z"));
    private final TicketDesk desk = TicketDesk.builder().clock(clock).build();
    private final Tickets tickets = desk.tickets();

    @Test
    void L6_what_is_written_before_the_status_began_does_not_make_its_timer_begin_earlier() {
        OpenTicket request = OpenTicket.from(Contact.mail("carla@example.org"))
                .subject("Parcel lost")
                .text("It left on Monday.")
                .build();
        Ticket ticket = tickets.open(Actor.system("web"), request).ticket();
        tickets.assign(ANN, Assign.to(ticket.id(), AgentId.of("ann")));
        Ticket moved = tickets.move(ANN, Move.to(ticket.id(), "waiting-for-requester"));

        clock.set(Instant.parse("2026-03-02T09:00:00Z").minus(Duration.ofMinutes(3)));
        tickets.reply(ANN, Reply.to(ticket.id(), "Which parcel?"));

        assertEquals(
                moved.statusSince(),
                tickets.find(ANN, ticket.id()).orElseThrow().idle().since());
        assertEquals(List.of(), desk.checkConsistency(PageRequest.first(50)).found());
    }
}
