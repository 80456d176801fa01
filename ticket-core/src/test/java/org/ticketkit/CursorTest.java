package org.ticketkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.ticketkit.memory.InMemory;
import org.ticketkit.tck.SettableClock;
import org.ticketkit.ticket.Actor;
import org.ticketkit.ticket.AddNote;
import org.ticketkit.ticket.Contact;
import org.ticketkit.ticket.Criteria;
import org.ticketkit.ticket.Misconfigured;
import org.ticketkit.ticket.OpenTicket;
import org.ticketkit.ticket.PageRequest;
import org.ticketkit.ticket.Phase;
import org.ticketkit.ticket.Refused;
import org.ticketkit.ticket.Reply;
import org.ticketkit.ticket.RequesterId;
import org.ticketkit.ticket.Sort;
import org.ticketkit.ticket.TenantId;
import org.ticketkit.ticket.Ticket;

/** A2: a cursor is good for the list that it was made for. */
class CursorTest {

    private static final Actor ANN = Actor.agent("ann");
    private static final Criteria OPEN = Criteria.phase(Phase.NEW, Phase.OPEN);
    private static final PageRequest ONE = PageRequest.first(1);

    private final InMemory storage = InMemory.create();
    private final TicketDesk desk = desk();
    private final Tickets tickets = desk.tickets();
    private final Ticket ticket = open();

    CursorTest() {
        open();
        open();
        tickets.note(ANN, AddNote.to(ticket.id(), "Hm."));
        tickets.reply(ANN, Reply.to(ticket.id(), "We look."));
        tickets.reply(ANN, Reply.to(ticket.id(), "Found."));
    }

    private TicketDesk desk() {
        return TicketDesk.builder()
                .storage(storage)
                .clock(new SettableClock(Instant.parse("2026-03-02T09:00:00Z")))
                .build();
    }

    private Ticket open() {
        return tickets.open(
                        ANN,
                        OpenTicket.from(Contact.mail("carla@example.org"))
                                .requesterId(RequesterId.of("carla"))
                                .subject("Parcel lost")
                                .text("It left on Monday.")
                                .build())
                .ticket();
    }

    private String cursor() {
        return tickets.search(ANN, OPEN, Sort.OLDEST_FIRST, ONE).next().orElseThrow();
    }

    private static void assertForeign(org.junit.jupiter.api.function.Executable turning) {
        assertEquals(
                Refused.Code.FOREIGN_CURSOR,
                assertThrows(Refused.class, turning).code());
    }

    @Test
    void A2_a_page_is_turned_by_the_same_question_alone() {
        PageRequest next = ONE.at(cursor());

        assertEquals(
                1, tickets.search(ANN, OPEN, Sort.OLDEST_FIRST, next).items().size());
        assertEquals(
                1,
                tickets.search(ANN, Criteria.phase(Phase.OPEN, Phase.NEW), Sort.OLDEST_FIRST, next)
                        .items()
                        .size());
        assertForeign(() -> tickets.search(ANN, Criteria.everything(), Sort.OLDEST_FIRST, next));
        assertForeign(() -> tickets.search(ANN, Criteria.phase(Phase.NEW), Sort.OLDEST_FIRST, next));
        assertForeign(() -> tickets.search(ANN, OPEN, Sort.LATEST_UPDATE_FIRST, next));
        assertForeign(() -> desk.tenant(TenantId.of("other")).tickets().search(ANN, OPEN, Sort.OLDEST_FIRST, next));
    }

    @Test
    void A2_a_page_is_turned_by_who_may_see_the_same_alone() {
        PageRequest next = ONE.at(cursor());

        assertEquals(
                1,
                tickets.search(Actor.lead("lea"), OPEN, Sort.OLDEST_FIRST, next)
                        .items()
                        .size());
        assertForeign(() -> tickets.search(Actor.requester(RequesterId.of("carla")), OPEN, Sort.OLDEST_FIRST, next));
    }

    @Test
    void A2_the_cursor_of_a_conversation_is_for_that_and_for_readers_of_the_same_entries() {
        PageRequest next = ONE.at(tickets.entries(ANN, ticket.id(), ONE).next().orElseThrow());

        assertEquals(
                "Hm.", tickets.entries(ANN, ticket.id(), next).items().get(0).text());
        assertForeign(() -> tickets.history(ANN, ticket.id(), next));
        assertForeign(() -> tickets.entries(ANN, open().id(), next));
        assertForeign(() -> tickets.entries(Actor.requester(RequesterId.of("carla")), ticket.id(), next));
    }

    @Test
    void A2_what_was_made_up_or_changed_is_refused() {
        String cursor = cursor();
        for (String wrong : List.of("", "x", "AAAA", "!", cursor.substring(1), cursor + "AA", "A".repeat(80))) {
            assertForeign(() -> tickets.search(ANN, OPEN, Sort.OLDEST_FIRST, ONE.at(wrong)));
        }
        char first = cursor.charAt(0) == 'A' ? 'B' : 'A';
        assertForeign(() -> tickets.search(ANN, OPEN, Sort.OLDEST_FIRST, ONE.at(first + cursor.substring(1))));
    }

    @Test
    void A2_another_node_on_the_same_storage_turns_the_page() {
        assertEquals(
                1,
                desk().tickets()
                        .search(ANN, OPEN, Sort.OLDEST_FIRST, ONE.at(cursor()))
                        .items()
                        .size());
        TicketDesk own = TicketDesk.builder()
                .storage(storage)
                .secret("a secret of the host's own".getBytes(StandardCharsets.UTF_8))
                .build();
        assertForeign(() -> own.tickets().search(ANN, OPEN, Sort.OLDEST_FIRST, ONE.at(cursor())));
        assertThrows(Misconfigured.class, () -> TicketDesk.builder().secret(new byte[15]));
    }
}
