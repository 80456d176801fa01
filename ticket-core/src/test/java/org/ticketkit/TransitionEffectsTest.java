package org.ticketkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.ticketkit.lifecycle.Effect;
import org.ticketkit.lifecycle.Lifecycle;
import org.ticketkit.lifecycle.LifecycleBuilder;
import org.ticketkit.notice.Template;
import org.ticketkit.notice.Templates;
import org.ticketkit.tck.SettableClock;
import org.ticketkit.ticket.Actor;
import org.ticketkit.ticket.AgentId;
import org.ticketkit.ticket.Assign;
import org.ticketkit.ticket.Claim;
import org.ticketkit.ticket.Contact;
import org.ticketkit.ticket.Misconfigured;
import org.ticketkit.ticket.Move;
import org.ticketkit.ticket.OpenTicket;
import org.ticketkit.ticket.PageRequest;
import org.ticketkit.ticket.Phase;
import org.ticketkit.ticket.Priority;
import org.ticketkit.ticket.Refused;
import org.ticketkit.ticket.Reply;
import org.ticketkit.ticket.Ticket;
import org.ticketkit.ticket.TicketId;

/** L2: what a transition brings about, and in which statuses a ticket can begin. */
class TransitionEffectsTest {

    private static final Actor ANN = Actor.agent("ann");
    private static final Template AGREED = Template.named("agreed", 1)
            .requires("number", "changedAt")
            .in(Locale.ENGLISH, "[{{number}}] Agreed", "Send it back. {{changedAt}}")
            .build();

    private final RecordingNotifier mail = new RecordingNotifier(Contact.MAIL);
    private final SettableClock clock = new SettableClock(Instant.parse("2026-03-02T09:00:00Z"));

    private static LifecycleBuilder returns() {
        return Lifecycle.named("returns", 1)
                .initial("asked", Phase.NEW)
                .initial("phoned", Phase.OPEN)
                .status("agreed", Phase.OPEN)
                .status("refunded", Phase.CLOSED)
                .move(
                        "asked",
                        "agreed",
                        way -> way.then(Effect.tellRequester("agreed"))
                                .then(Effect.queue("returns"))
                                .then(Effect.priority(Priority.HIGH))
                                .then(Effect.releaseAssignee()))
                .move("phoned", "agreed")
                .move("agreed", "refunded")
                .move("refunded", "agreed", way -> way.then(Effect.tellRequester("agreed")))
                .on(org.ticketkit.lifecycle.Trigger.REQUESTER_REPLIED, "refunded", "agreed")
                .on(org.ticketkit.lifecycle.Trigger.ASSIGNED, "asked", "agreed");
    }

    private TicketDesk desk() {
        return TicketDesk.builder()
                .clock(clock)
                .notifier(mail)
                .templates(Templates.standard().with(AGREED))
                .lifecycle(returns().build())
                .build();
    }

    private static OpenTicket.Builder request() {
        return OpenTicket.from(Contact.mail("carla@example.org"))
                .subject("Order 7 comes back")
                .text("The seat is too small.");
    }

    private static TicketId open(TicketDesk desk) {
        return desk.tickets()
                .open(Actor.system("web"), request().build())
                .ticket()
                .id();
    }

    private List<String> told(TicketDesk desk) {
        int before = mail.delivered().size();
        desk.deliver(100);
        return mail.delivered().stream()
                .skip(before)
                .map(notice -> notice.notice().template().name())
                .toList();
    }

    @Test
    void L2_a_move_brings_about_its_effects() {
        TicketDesk desk = desk();
        TicketId id = open(desk);
        desk.tickets().claim(ANN, Claim.of(id));
        told(desk);

        Ticket agreed = desk.tickets().move(ANN, Move.to(id, "agreed"));

        assertEquals("returns", agreed.queue());
        assertEquals(Priority.HIGH, agreed.priority());
        assertEquals(Optional.empty(), agreed.lease());
        assertEquals(List.of("agreed"), told(desk));
        assertEquals(List.of(), desk.checkConsistency(PageRequest.first(9)).found());
    }

    @Test
    void L2_so_does_a_trigger_and_each_time_anew() {
        TicketDesk desk = desk();
        TicketId id = open(desk);
        told(desk);
        desk.tickets().assign(ANN, Assign.to(id, AgentId.of("ann")));
        assertEquals(List.of("agreed"), told(desk));
        Ticket refunded = desk.tickets().move(ANN, Move.to(id, "refunded"));
        desk.tickets().reply(Actor.requester(refunded.requester()), Reply.to(id, "Not yet!"));
        assertEquals(List.of("agreed", "received"), told(desk).stream().sorted().toList());
    }

    @Test
    void L2_what_an_effect_has_to_say_must_be_there_in_words() {
        String missing = assertThrows(
                        Misconfigured.class,
                        () -> TicketDesk.builder().lifecycle(returns().build()).build())
                .getMessage();
        assertTrue(missing.contains("returns#1 says something by the template agreed"), missing);
        Template greedy = Template.named("agreed", 1)
                .requires("number", "weather")
                .in(Locale.ENGLISH, "{{number}}", "{{weather}}")
                .build();
        String greed = assertThrows(
                        Misconfigured.class,
                        () -> TicketDesk.builder()
                                .lifecycle(returns().build())
                                .templates(Templates.standard().with(greedy))
                                .build())
                .getMessage();
        assertTrue(greed.contains("agreed#1 counts on [weather]"), greed);
    }

    @Test
    void L2_a_ticket_begins_in_the_default_status_or_in_another_initial_one_that_is_named() {
        TicketDesk desk = desk();
        Tickets tickets = desk.tickets();
        assertEquals(
                "asked", tickets.open(ANN, request().build()).ticket().status().code());
        Ticket phoned = tickets.open(ANN, request().status("phoned").build()).ticket();
        assertEquals("phoned", phoned.status().code());
        assertEquals(Phase.OPEN, phoned.status().phase());
        assertEquals(List.of(), desk.checkConsistency(PageRequest.first(9)).found());
    }

    @Test
    void L2_a_ticket_cannot_begin_anywhere_else() {
        Refused refused = assertThrows(
                Refused.class,
                () -> desk().speaking(Locale.GERMAN)
                        .tickets()
                        .open(ANN, request().status("refunded").build()));
        assertEquals(
                List.of("ticketkit.status.initial"),
                refused.violations().stream().map(Refused.Violation::code).toList());
        assertTrue(refused.getMessage().contains("asked, phoned"), refused::getMessage);
    }

    @Test
    void T1_a_repeat_that_begins_elsewhere_is_another_request() {
        TicketDesk desk = desk();
        desk.tickets().open(ANN, request().idempotencyKey("k").build());
        OpenTicket other = request().idempotencyKey("k").status("phoned").build();
        Refused refused = assertThrows(Refused.class, () -> desk.tickets().open(ANN, other));
        assertEquals(Refused.Code.KEY_REUSED, refused.code());
    }
}
