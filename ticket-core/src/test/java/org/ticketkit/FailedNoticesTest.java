package org.ticketkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.ticketkit.memory.InMemory;
import org.ticketkit.notice.NoticeId;
import org.ticketkit.spi.StoredNotice;
import org.ticketkit.spi.StoredNotice.State;
import org.ticketkit.tck.SettableClock;
import org.ticketkit.ticket.Actor;
import org.ticketkit.ticket.Contact;
import org.ticketkit.ticket.OpenTicket;
import org.ticketkit.ticket.Page;
import org.ticketkit.ticket.PageRequest;
import org.ticketkit.ticket.Refused;
import org.ticketkit.ticket.TenantId;
import org.ticketkit.ticket.Ticket;
import org.ticketkit.ticket.TicketEvent;

/** M10, M13: what reached nobody is listed with the reason, and tried again when somebody wants it. */
class FailedNoticesTest {

    private static final Actor ANN = Actor.agent("ann");
    private static final PageRequest PAGE = PageRequest.first(50);

    private final SettableClock clock = new SettableClock(Instant.parse("2026-03-02T09:00:00Z"));
    private final InMemory storage = InMemory.create();
    private final RecordingNotifier mail = new RecordingNotifier("mail");
    private final TicketDesk desk = builder().notifier(mail).build();

    private DeskBuilder builder() {
        return TicketDesk.builder()
                .storage(storage)
                .clock(clock)
                .delivering(Delivering.ofDefaults().withAttempts(2));
    }

    private Ticket open() {
        return desk.tickets()
                .open(
                        Actor.system("web"),
                        OpenTicket.from(Contact.mail("carla@example.org"))
                                .subject("Parcel lost")
                                .text("It left on Monday.")
                                .build())
                .ticket();
    }

    private StoredNotice failed() {
        List<StoredNotice> failed = desk.outbox().failed(ANN, PAGE).items();
        assertEquals(1, failed.size());
        return failed.get(0);
    }

    @Test
    void M13_what_a_channel_refused_is_listed_with_the_reason_and_sent_again_when_asked() {
        Ticket ticket = open();
        mail.rejecting("550 5.7.1 blocked");
        desk.deliver(10);
        StoredNotice refused = failed();
        assertEquals(State.FAILED, refused.state());
        assertEquals(Optional.of("550 5.7.1 blocked"), refused.problem());
        mail.succeeding();
        assertEquals(0, desk.deliver(10));

        StoredNotice again = desk.outbox().retry(ANN, refused.notice().id()).orElseThrow();

        assertEquals(State.PENDING, again.state());
        assertEquals(refused.rendered(), again.rendered());
        assertEquals(1, desk.deliver(10));
        assertEquals(1, mail.delivered().size());
        assertEquals(List.of(), desk.outbox().failed(ANN, PAGE).items());
        assertTrue(desk.tickets().history(ANN, ticket.id(), PAGE).items().stream()
                .anyMatch(recorded -> recorded.actor().equals(ANN)
                        && recorded.event()
                                .equals(new TicketEvent.DeliveryRetried(
                                        refused.notice().id().value(),
                                        refused.notice().recipient().id()))));
    }

    @Test
    void M13_a_notice_that_was_parked_after_its_last_attempt_gets_one_more() {
        open();
        mail.failing("421 busy");
        desk.deliver(10);
        clock.advance(Duration.ofHours(5));
        desk.deliver(10);
        NoticeId id = failed().notice().id();
        assertEquals(State.PARKED, failed().state());

        desk.outbox().retry(ANN, id);
        assertEquals(1, desk.deliver(10));
        assertEquals(State.PARKED, failed().state(), "it failed again");
        mail.succeeding();
        desk.outbox().retry(ANN, id);
        assertEquals(1, desk.deliver(10));
        assertEquals(State.DELIVERED, desk.outbox().find(ANN, id).orElseThrow().state());
    }

    @Test
    void a_notice_whose_channel_has_no_notifier_any_more_waits_for_one() {
        open();
        TicketDesk without = builder().build();
        without.deliver(10);
        StoredNotice parked = failed();
        assertEquals(Optional.of("no-channel"), parked.problem());

        without.outbox().retry(ANN, parked.notice().id());
        without.deliver(10);
        assertEquals(State.PARKED, failed().state());
        desk.outbox().retry(ANN, parked.notice().id());
        desk.deliver(10);
        assertEquals(1, mail.delivered().size());
    }

    @Test
    void what_came_back_is_listed_too_and_what_was_delivered_stays_as_it_is() {
        open();
        desk.deliver(10);
        StoredNotice sent =
                desk.outbox().find(ANN, mail.delivered().get(0).notice().id()).orElseThrow();
        assertEquals(Optional.of(sent), desk.outbox().retry(ANN, sent.notice().id()));
        assertEquals(0, desk.deliver(10));

        desk.outbox().bounced(Actor.system("mail"), sent.notice().id(), "5.1.1");

        assertEquals(State.BOUNCED, failed().state());
    }

    @Test
    void the_list_comes_in_pages_to_who_may_see_inside_of_this_tenant() {
        Ticket ticket = open();
        for (int i = 0; i < 4; i++) {
            open();
            clock.advance(Duration.ofSeconds(1));
        }
        mail.rejecting("550 no");
        desk.deliver(10);

        List<NoticeId> seen = new ArrayList<>();
        Page<StoredNotice> page = desk.outbox().failed(ANN, PageRequest.first(2));
        while (true) {
            page.items().forEach(stored -> seen.add(stored.notice().id()));
            if (page.next().isEmpty()) {
                break;
            }
            page = desk.outbox().failed(ANN, PageRequest.first(2).at(page.next().get()));
        }

        assertEquals(5, seen.stream().distinct().count());
        assertEquals(5, seen.size());
        Actor carla = Actor.requester(ticket.requester());
        assertEquals(List.of(), desk.outbox().failed(carla, PAGE).items());
        assertEquals(Optional.empty(), desk.outbox().retry(carla, seen.get(0)));
        TicketDesk other = desk.tenant(TenantId.of("other"));
        assertEquals(List.of(), other.outbox().failed(ANN, PAGE).items());
        assertEquals(Optional.empty(), other.outbox().retry(ANN, seen.get(0)));
        Refused refused = assertThrows(Refused.class, () -> desk.outbox().retry(Actor.auditor("audrey"), seen.get(0)));
        assertEquals(Refused.Code.FORBIDDEN, refused.code());
    }
}
