package org.ticketkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.ticketkit.tck.SettableClock;
import org.ticketkit.ticket.Actor;
import org.ticketkit.ticket.AddNote;
import org.ticketkit.ticket.AddParticipant;
import org.ticketkit.ticket.AgentId;
import org.ticketkit.ticket.Assign;
import org.ticketkit.ticket.Contact;
import org.ticketkit.ticket.Criteria;
import org.ticketkit.ticket.Link;
import org.ticketkit.ticket.Move;
import org.ticketkit.ticket.OpenTicket;
import org.ticketkit.ticket.PageRequest;
import org.ticketkit.ticket.Participant;
import org.ticketkit.ticket.Reply;
import org.ticketkit.ticket.Sort;
import org.ticketkit.ticket.Ticket;
import org.ticketkit.ticket.TicketId;

/** L5, M6: a case that is closed for good goes on as one other, whatever comes in on the old one. */
class FollowUpTest {

    private static final Actor ANN = Actor.agent("ann");
    private static final PageRequest PAGE = PageRequest.first(50);

    private final SettableClock clock = new SettableClock(Instant.parse("2026-03-02T09:00:00Z"));
    private final RecordingNotifier mail = new RecordingNotifier("mail");
    private final TicketDesk desk =
            TicketDesk.builder().clock(clock).notifier(mail).build();
    private final Tickets tickets = desk.tickets();
    private final Ticket old = open();
    private final Actor carla = Actor.requester(old.requester());

    private Ticket open() {
        return tickets.open(
                        Actor.system("web"),
                        OpenTicket.from(Contact.mail("carla@example.org"))
                                .subject("Parcel lost")
                                .text("It left on Monday.")
                                .build())
                .ticket();
    }

    private void closeForGood(TicketId id) {
        tickets.assign(ANN, Assign.to(id, AgentId.of("ann")));
        tickets.move(ANN, Move.to(id, "closed"));
        clock.advance(Duration.ofDays(15));
    }

    private long count() {
        return tickets.search(ANN, Criteria.everything(), Sort.OLDEST_FIRST, PAGE)
                .items()
                .size();
    }

    @Test
    void L5_every_later_message_goes_to_the_ticket_that_the_first_one_opened() {
        closeForGood(old.id());
        Replied first = tickets.reply(carla, Reply.to(old.id(), "Again!"));

        Replied second = tickets.reply(carla, Reply.to(old.id(), "Hello?"));
        Replied third = tickets.reply(carla, Reply.to(old.id(), "Anybody?"));

        assertEquals(Optional.of(old.id()), first.continues());
        assertEquals(Optional.empty(), second.continues());
        assertEquals(first.ticket().id(), second.ticket().id());
        assertEquals(first.ticket().id(), third.ticket().id());
        assertEquals(2, count());
        assertEquals(3, tickets.entries(ANN, third.ticket().id(), PAGE).items().size());
        Ticket closed = tickets.find(ANN, old.id()).orElseThrow();
        assertEquals(Optional.of(first.ticket().id()), closed.followUp());
        assertEquals("closed", closed.status().code());
        assertEquals(1, closed.conversation().entries());
    }

    @Test
    void L5_messages_follow_the_whole_chain_and_the_last_of_it_is_judged() {
        closeForGood(old.id());
        TicketId second =
                tickets.reply(carla, Reply.to(old.id(), "Again!")).ticket().id();
        closeForGood(second);
        Replied third = tickets.reply(carla, Reply.to(old.id(), "Hello?"));
        assertEquals(Optional.of(second), third.continues());
        assertEquals(
                List.of(new Link(Link.Kind.FOLLOW_UP_OF, second)),
                tickets.find(ANN, third.ticket().id()).orElseThrow().links());

        Replied fourth = tickets.reply(carla, Reply.to(old.id(), "Anybody?"));
        Replied fifth = tickets.reply(carla, Reply.to(second, "Well?"));

        assertEquals(third.ticket().id(), fourth.ticket().id());
        assertEquals(third.ticket().id(), fifth.ticket().id());
        assertEquals(3, count());
    }

    @Test
    void L5_a_follow_up_that_is_within_its_own_window_is_reopened() {
        closeForGood(old.id());
        TicketId second =
                tickets.reply(carla, Reply.to(old.id(), "Again!")).ticket().id();
        tickets.assign(ANN, Assign.to(second, AgentId.of("ann")));
        tickets.move(ANN, Move.to(second, "closed"));

        Replied reopened = tickets.reply(carla, Reply.to(old.id(), "Hello?"));

        assertEquals(second, reopened.ticket().id());
        assertEquals(1, reopened.ticket().reopenings());
    }

    @Test
    void M8_another_who_took_part_in_the_closed_one_takes_part_from_there_on() {
        Participant dave = tickets.addParticipant(
                ANN, AddParticipant.to(old.id(), Contact.mail("dave@example.org"), Participant.Role.WATCHER));
        closeForGood(old.id());
        TicketId second =
                tickets.reply(carla, Reply.to(old.id(), "Again!")).ticket().id();
        desk.deliver(100);

        Replied replied = tickets.reply(Actor.requester(dave.id()), Reply.to(old.id(), "For me as well."));

        assertEquals(second, replied.ticket().id());
        assertEquals(
                List.of("For me as well."),
                tickets.entries(Actor.requester(dave.id()), second, PAGE).items().stream()
                        .map(entry -> entry.text())
                        .toList());
        int before = mail.delivered().size();
        desk.deliver(100);
        assertEquals(
                dave.contact(),
                mail.delivered().get(before).notice().recipient().contact(),
                "he is told that it was accepted (R1)");
        tickets.reply(ANN, Reply.to(second, "It is on its way."));
        assertEquals(2, desk.deliver(100));
    }

    @Test
    void L5_what_the_desk_itself_writes_stays_on_the_closed_one() {
        closeForGood(old.id());
        tickets.reply(carla, Reply.to(old.id(), "Again!"));

        assertEquals(old.id(), tickets.note(ANN, AddNote.to(old.id(), "Hm.")).id());
        assertEquals(
                old.id(),
                tickets.reply(ANN, Reply.to(old.id(), "Sorry.")).ticket().id());
    }

    @Test
    void L5_listeners_hear_of_both_tickets() {
        List<List<String>> heard = new java.util.ArrayList<>();
        TicketDesk listened = TicketDesk.builder()
                .clock(clock)
                .afterCommit(events -> heard.add(events.stream()
                        .map(recorded -> recorded.ticket() + " "
                                + recorded.event().getClass().getSimpleName())
                        .toList()))
                .build();
        Tickets own = listened.tickets();
        Ticket ticket = own.open(
                        Actor.system("web"),
                        OpenTicket.from(Contact.mail("carla@example.org"))
                                .subject("Parcel lost")
                                .text("It left on Monday.")
                                .build())
                .ticket();
        own.assign(ANN, Assign.to(ticket.id(), AgentId.of("ann")));
        own.move(ANN, Move.to(ticket.id(), "closed"));
        clock.advance(Duration.ofDays(15));

        TicketId second = own.reply(Actor.requester(ticket.requester()), Reply.to(ticket.id(), "Again!"))
                .ticket()
                .id();

        assertNotEquals(ticket.id(), second);
        List<String> last = heard.get(heard.size() - 1);
        assertTrue(last.contains(second + " Opened"), last::toString);
        assertTrue(last.contains(ticket.id() + " Continued"), last::toString);
    }
}
