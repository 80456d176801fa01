package org.ticketkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.ticketkit.lifecycle.Guard;
import org.ticketkit.lifecycle.Lifecycle;
import org.ticketkit.lifecycle.Obstacle;
import org.ticketkit.ticket.Actor;
import org.ticketkit.ticket.Contact;
import org.ticketkit.ticket.FieldValue;
import org.ticketkit.ticket.Move;
import org.ticketkit.ticket.OpenTicket;
import org.ticketkit.ticket.PageRequest;
import org.ticketkit.ticket.Phase;
import org.ticketkit.ticket.Priority;
import org.ticketkit.ticket.Recorded;
import org.ticketkit.ticket.Refused;
import org.ticketkit.ticket.Ticket;
import org.ticketkit.ticket.TicketEvent;
import org.ticketkit.ticket.Triage;

/** L2, L3: what a transition asks for beside its existence. */
class OwnLifecycleTest {

    private static final Actor ANN = Actor.agent("ann");
    private static final Actor LIZ = Actor.lead("liz");
    private static final Guard INSPECTED = Guard.of(
            "is-tagged",
            "it is not tagged as inspected; inspect it first",
            situation -> situation.ticket().tags().contains("inspected"));

    private final TicketDesk desk = TicketDesk.builder()
            .lifecycle(Lifecycle.named("returns", 1)
                    .initial("asked", Phase.NEW)
                    .status("agreed", Phase.OPEN)
                    .status("refunded", Phase.CLOSED)
                    .move("asked", "agreed")
                    .move(
                            "agreed",
                            "refunded",
                            way -> way.when(INSPECTED).requiring("amount").by("refund"))
                    .build())
            .build();
    private final Tickets tickets = desk.tickets();
    private final Ticket ticket = open();

    private Ticket open() {
        Ticket opened = tickets.open(
                        Actor.system("web"),
                        OpenTicket.from(Contact.mail("carla@example.org"))
                                .subject("Order 7 comes back")
                                .text("The seat is too small.")
                                .build())
                .ticket();
        return tickets.move(ANN, Move.to(opened.id(), "agreed"));
    }

    private Refused.Code refusal(Actor actor, Move move) {
        return assertThrows(Refused.class, () -> tickets.move(actor, move)).code();
    }

    @Test
    void L3_nextFor_names_everything_that_stands_in_the_way_with_its_reason() {
        NextStep step = tickets.nextFor(ANN, ticket.id()).get(0);
        assertEquals(
                List.of("refund", "is-tagged", "amount"),
                step.obstacles().stream().map(Obstacle::name).toList());
        assertEquals(
                List.of(Refused.Code.FORBIDDEN, Refused.Code.CONDITION_NOT_MET, Refused.Code.FIELD_REQUIRED),
                step.obstacles().stream().map(Obstacle::code).toList());
        assertEquals(2, tickets.nextFor(LIZ, ticket.id()).get(0).obstacles().size());
    }

    @Test
    void L2_a_move_is_refused_until_right_condition_and_field_are_there() {
        Move refund = Move.to(ticket.id(), "refunded");
        FieldValue amount = new FieldValue.Decimal(new java.math.BigDecimal("19.90"));
        assertEquals(Refused.Code.FORBIDDEN, refusal(ANN, refund));
        assertEquals(Refused.Code.CONDITION_NOT_MET, refusal(LIZ, refund));
        tickets.triage(ANN, Triage.of(ticket.id()).tags("inspected"));
        assertEquals(Refused.Code.FIELD_REQUIRED, refusal(LIZ, refund));

        Ticket refunded = tickets.move(LIZ, refund.with("amount", amount));

        assertEquals("refunded", refunded.status().code());
        assertEquals(amount, refunded.fields().get("amount"));
    }

    @Test
    void L2_a_field_that_is_there_already_need_not_come_again_and_the_refusal_names_what_is_missing() {
        Refused missing = assertThrows(Refused.class, () -> {
            tickets.triage(ANN, Triage.of(ticket.id()).tags("inspected"));
            tickets.move(LIZ, Move.to(ticket.id(), "refunded"));
        });
        assertEquals("amount", missing.details().get("obstacle"));
        assertTrue(missing.getMessage().contains("\"amount\""), missing::getMessage);
        tickets.triage(ANN, Triage.of(ticket.id()).with("amount", new FieldValue.Text("19.90")));
        assertEquals(
                "refunded",
                tickets.move(LIZ, Move.to(ticket.id(), "refunded")).status().code());
    }

    @Test
    void T4_a_ticket_has_a_bounded_number_of_custom_fields() {
        Triage many = Triage.of(ticket.id());
        for (int i = 0; i < 100; i++) {
            many = many.with("field" + i, new FieldValue.Text("x"));
        }
        tickets.triage(ANN, many);
        Triage oneMore = Triage.of(ticket.id()).with("last", new FieldValue.Text("x"));
        assertEquals(
                Refused.Code.TOO_MANY,
                assertThrows(Refused.class, () -> tickets.triage(ANN, oneMore)).code());
        tickets.triage(ANN, Triage.of(ticket.id()).with("field7", new FieldValue.Text("y")));
    }

    @Test
    void A3_triage_says_each_part_once_and_keeps_what_custom_fields_say_out_of_the_history() {
        Triage triage = Triage.of(ticket.id()).queue("returns").category("seat").priority(Priority.HIGH);
        Ticket once = tickets.perform(ANN, triage.with("note", new FieldValue.Text("secret words")));
        Ticket twice = tickets.triage(ANN, triage);

        assertEquals("returns", twice.queue());
        assertEquals("seat", twice.category());
        assertEquals(Priority.HIGH, twice.priority());
        assertEquals(once.version(), twice.version());
        List<Recorded> history =
                tickets.history(ANN, ticket.id(), PageRequest.first(50)).items();
        assertEquals(
                1,
                history.stream()
                        .filter(recorded -> recorded.event() instanceof TicketEvent.Triaged)
                        .count());
        assertTrue(history.stream().noneMatch(recorded -> recorded.toString().contains("secret words")));
        assertEquals(List.of(), desk.checkConsistency(PageRequest.first(50)).found());
    }
}
