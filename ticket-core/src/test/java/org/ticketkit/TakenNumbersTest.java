package org.ticketkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.ticketkit.lifecycle.ClosedPolicy.FollowUp;
import org.ticketkit.memory.InMemory;
import org.ticketkit.spi.AttachmentStore;
import org.ticketkit.spi.CaseNumberSequence;
import org.ticketkit.spi.Inbox;
import org.ticketkit.spi.Storage;
import org.ticketkit.spi.TicketStore;
import org.ticketkit.spi.UnitOfWork;
import org.ticketkit.tck.SettableClock;
import org.ticketkit.ticket.Actor;
import org.ticketkit.ticket.Contact;
import org.ticketkit.ticket.Move;
import org.ticketkit.ticket.OpenTicket;
import org.ticketkit.ticket.PageRequest;
import org.ticketkit.ticket.Reply;
import org.ticketkit.ticket.StorageFailed;
import org.ticketkit.ticket.Ticket;

/** N2: a sequence that runs behind the numbers that exist, as one does that a crashed database has forgotten a part of. */
class TakenNumbersTest {

    private static final Actor WEB = Actor.system("web");

    private final AtomicLong drawn = new AtomicLong();
    private final Forgetful storage = Forgetful.of(InMemory.create(), drawn);
    private final TicketDesk desk = TicketDesk.builder()
            .storage(storage)
            .clock(new SettableClock(Instant.parse("2026-03-02T09:00:00Z")))
            .closedPolicy((ticket, by, now) -> FollowUp.NEW_TICKET)
            .build();
    private final Tickets tickets = desk.tickets();

    private record Forgetful(
            TicketStore store,
            UnitOfWork unitOfWork,
            CaseNumberSequence numbers,
            AttachmentStore attachments,
            Inbox inbox)
            implements Storage {

        static Forgetful of(InMemory inner, AtomicLong drawn) {
            return new Forgetful(
                    inner.store(),
                    inner.unitOfWork(),
                    (tenant, series) -> drawn.incrementAndGet(),
                    inner.attachments(),
                    inner.inbox());
        }
    }

    private Ticket open() {
        OpenTicket request = OpenTicket.from(Contact.mail("carla@example.org"))
                .subject("Parcel lost")
                .text("It left on Monday.")
                .build();
        return tickets.open(WEB, request).ticket();
    }

    /** A closed ticket that has the last of so many numbers, of which the sequence then knows none. */
    private Ticket closedAfter(int numbers) {
        for (int i = 1; i < numbers; i++) {
            open();
        }
        Ticket closed = open();
        tickets.move(Actor.agent("ann"), Move.to(closed.id(), "rejected"));
        drawn.set(0);
        return closed;
    }

    private Replied reply(Ticket closed) {
        return tickets.reply(Actor.requester(closed.requester()), Reply.to(closed.id(), "Again!"));
    }

    @Test
    void N2_an_opening_passes_over_the_numbers_that_are_taken() {
        closedAfter(FreeNumbers.TRIED - 1);

        assertEquals("000200", open().number().value().substring(7, 13));
    }

    @Test
    void N2_L5_a_follow_up_passes_over_as_many() {
        Ticket closed = closedAfter(FreeNumbers.TRIED - 1);

        Replied replied = reply(closed);

        assertEquals("000200", replied.ticket().number().value().substring(7, 13));
        assertEquals(Optional.of(closed.id()), replied.continues());
    }

    @Test
    void N2_L5_T2_inside_a_host_s_transaction_too_and_what_was_done_before_stays() {
        Ticket closed = closedAfter(FreeNumbers.TRIED - 2);

        List<Ticket> both =
                storage.unitOfWork().call(transaction -> List.of(reply(closed).ticket(), open()));

        assertEquals(FreeNumbers.TRIED, all());
        assertEquals("000199", both.get(0).number().value().substring(7, 13));
    }

    @Test
    void N2_a_sequence_that_runs_far_behind_is_to_be_looked_at() {
        Ticket closed = closedAfter(FreeNumbers.TRIED);

        for (Runnable command : List.<Runnable>of(this::open, () -> reply(closed))) {
            drawn.set(0);
            StorageFailed failed = assertThrows(StorageFailed.class, command::run);
            assertEquals(StorageFailed.Recovery.INVESTIGATE, failed.recovery());
        }
        assertEquals(FreeNumbers.TRIED, all());
    }

    private long all() {
        return desk.checkConsistency(PageRequest.first(PageRequest.MAX_SIZE)).checked();
    }
}
