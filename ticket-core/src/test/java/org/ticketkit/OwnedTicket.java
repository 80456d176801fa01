package org.ticketkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.function.Executable;
import org.ticketkit.tck.SettableClock;
import org.ticketkit.ticket.Actor;
import org.ticketkit.ticket.AgentId;
import org.ticketkit.ticket.Assign;
import org.ticketkit.ticket.Contact;
import org.ticketkit.ticket.Criteria;
import org.ticketkit.ticket.OpenTicket;
import org.ticketkit.ticket.PageRequest;
import org.ticketkit.ticket.Recorded;
import org.ticketkit.ticket.Refused;
import org.ticketkit.ticket.Sort;
import org.ticketkit.ticket.Ticket;
import org.ticketkit.ticket.TicketEvent;
import org.ticketkit.ticket.TicketField;
import org.ticketkit.ticket.TicketId;

/** A desk with one ticket that Ann owns, on a Monday morning. */
abstract class OwnedTicket {

    static final Instant MONDAY = Instant.parse("2026-03-02T09:00:00Z");
    static final Actor ANN = Actor.agent("ann");
    static final Actor BOB = Actor.agent("bob");
    static final Actor CY = Actor.agent("cy");
    static final Actor LEA = Actor.lead("lea");
    static final AgentId ANNS = AgentId.of("ann");
    static final AgentId BOBS = AgentId.of("bob");
    static final AgentId CYS = AgentId.of("cy");
    static final PageRequest PAGE = PageRequest.first(200);

    final SettableClock clock = new SettableClock(MONDAY);
    final TicketDesk desk = TicketDesk.builder().clock(clock).build();
    final Tickets tickets = desk.tickets();
    final Ownership ownership = desk.ownership();
    final TicketId id = open(desk);

    OwnedTicket() {
        tickets.assign(ANN, Assign.to(id, ANNS));
    }

    static TicketId open(TicketDesk desk) {
        return desk.tickets()
                .open(
                        Actor.system("web"),
                        OpenTicket.from(Contact.mail("carla@example.org"))
                                .subject("Parcel lost")
                                .text("It left on Monday.")
                                .build())
                .ticket()
                .id();
    }

    Ticket ticket() {
        return tickets.find(LEA, id).orElseThrow();
    }

    AgentId owner() {
        return ticket().owner().orElseThrow();
    }

    List<TicketEvent> lastEvents(int count) {
        List<Recorded> history = tickets.history(LEA, id, PAGE).items();
        return history.subList(history.size() - count, history.size()).stream()
                .map(Recorded::event)
                .toList();
    }

    TicketEvent lastEvent() {
        return lastEvents(1).get(0);
    }

    static void refused(Refused.Code code, Executable command) {
        assertEquals(code, assertThrows(Refused.class, command).code());
    }

    List<TicketId> found(TicketField field, AgentId agent) {
        return tickets.search(LEA, Criteria.is(field, agent.value()), Sort.OLDEST_FIRST, PAGE).items().stream()
                .map(Ticket::id)
                .toList();
    }
}
