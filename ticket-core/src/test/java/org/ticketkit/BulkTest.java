package org.ticketkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.ticketkit.BulkItem.Outcome;
import org.ticketkit.memory.InMemory;
import org.ticketkit.rule.Macro;
import org.ticketkit.ticket.Actor;
import org.ticketkit.ticket.AddNote;
import org.ticketkit.ticket.AgentId;
import org.ticketkit.ticket.Assign;
import org.ticketkit.ticket.Batch;
import org.ticketkit.ticket.Contact;
import org.ticketkit.ticket.Criteria;
import org.ticketkit.ticket.Entry;
import org.ticketkit.ticket.Move;
import org.ticketkit.ticket.OpenTicket;
import org.ticketkit.ticket.PageRequest;
import org.ticketkit.ticket.Recorded;
import org.ticketkit.ticket.Refused;
import org.ticketkit.ticket.RequesterId;
import org.ticketkit.ticket.RunMacro;
import org.ticketkit.ticket.Ticket;
import org.ticketkit.ticket.TicketCommand;
import org.ticketkit.ticket.TicketField;
import org.ticketkit.ticket.TicketId;
import org.ticketkit.ticket.Triage;

/** T4: a list of commands has a result for each of them, and one that was broken off is gone on with. */
class BulkTest {

    private static final Actor ANN = Actor.agent("ann");
    private static final PageRequest PAGE = PageRequest.first(100);

    private final InMemory memory = InMemory.create();
    private final List<List<Recorded>> told = new ArrayList<>();
    private final TicketDesk desk = desk(memory);
    private final Tickets tickets = desk.tickets();
    private final List<TicketId> ids =
            IntStream.range(0, 4).mapToObj(i -> open(tickets, i)).toList();

    private TicketDesk desk(org.ticketkit.spi.Storage storage) {
        return TicketDesk.builder()
                .storage(storage)
                .afterCommit(told::add)
                .macro(Macro.named("spam", 1, ticket -> List.of(Move.to(ticket.id(), "rejected"))))
                .macro(Macro.named("broken", 1, ticket -> {
                    throw new UnsupportedOperationException("not done yet");
                }))
                .build();
    }

    private static TicketId open(Tickets tickets, int i) {
        return tickets.open(
                        ANN,
                        OpenTicket.from(Contact.mail("carla@example.org"))
                                .requesterId(RequesterId.of("carla"))
                                .subject("Parcel " + i)
                                .text("It left on Monday.")
                                .build())
                .ticket()
                .id();
    }

    private static TicketId stranger() {
        return TicketId.parse("0190a6f0-0000-7000-8000-000000000001");
    }

    /** A command for each outcome. */
    private List<TicketCommand> mixed() {
        return List.of(
                AddNote.to(ids.get(0), "Seen."),
                Move.to(ids.get(1), "closed"),
                AddNote.to(stranger(), "Seen."),
                AddNote.to(ids.get(2), ""),
                RunMacro.on(ids.get(3), "broken"),
                RunMacro.on(ids.get(3), "spam"));
    }

    private static List<Outcome> outcomes(BulkReport report) {
        return report.items().stream().map(BulkItem::outcome).toList();
    }

    private List<String> texts(TicketId id) {
        return tickets.entries(ANN, id, PAGE).items().stream().map(Entry::text).toList();
    }

    @Test
    void T4_every_command_has_a_result_and_a_refused_one_stops_none() {
        told.clear();

        BulkReport report = desk.bulk().run(ANN, Batch.of("monday", mixed()));

        assertEquals(
                List.of(
                        Outcome.DONE,
                        Outcome.REFUSED,
                        Outcome.NOT_FOUND,
                        Outcome.REFUSED,
                        Outcome.FAILED,
                        Outcome.DONE),
                outcomes(report));
        BulkItem illegal = report.items().get(1);
        assertEquals(Optional.of(Refused.Code.ILLEGAL_MOVE), illegal.code());
        assertEquals("closed", illegal.details().get("to"));
        assertEquals(
                Map.of("content.text", "ticketkit.text.empty"),
                report.items().get(3).details());
        assertEquals(
                Map.of("failure", "UnsupportedOperationException"),
                report.items().get(4).details());
        assertEquals(
                tickets.find(ANN, ids.get(3)), report.items().get(5).ticket(), "the ticket as it is after its command");
        assertEquals(2, report.count(Outcome.DONE));
        assertTrue(!report.isDone());
        assertEquals(2, told.size(), "listeners are told of what was done, command by command");
        assertEquals(List.of(), desk.checkConsistency(PAGE).found());
    }

    @Test
    void T4_the_same_batch_again_does_nothing_and_has_the_same_results() {
        BulkReport first = desk.bulk().run(ANN, Batch.of("monday", mixed()));
        List<String> before = texts(ids.get(0));

        assertEquals(first, desk.bulk().run(ANN, Batch.of("monday", mixed())));
        assertEquals(before, texts(ids.get(0)));
    }

    @Test
    void T4_the_same_commands_are_known_again_in_whatever_order_their_sets_are() {
        TicketId id = ids.get(0);
        Triage one = new Triage(id, null, null, null, new LinkedHashSet<>(List.of("a", "b", "c")), Map.of());
        Triage other = new Triage(id, null, null, null, new LinkedHashSet<>(List.of("c", "b", "a")), Map.of());

        desk.bulk().run(ANN, Batch.of("k", List.of(one)));

        assertTrue(desk.bulk().run(ANN, Batch.of("k", List.of(other))).isDone());
    }

    @Test
    void T4_another_batch_under_the_same_key_or_by_somebody_else_is_refused() {
        desk.bulk().run(ANN, Batch.of("monday", List.of(AddNote.to(ids.get(0), "Seen."))));

        for (List<AddNote> other : List.of(
                List.of(AddNote.to(ids.get(0), "Seen!")),
                List.of(AddNote.to(ids.get(1), "Seen.")),
                List.of(AddNote.to(ids.get(0), "Seen."), AddNote.to(ids.get(0), "Seen.")))) {
            assertReused(ANN, other);
        }
        assertReused(Actor.agent("bob"), List.of(AddNote.to(ids.get(0), "Seen.")));
        assertEquals(List.of("It left on Monday.", "Seen."), texts(ids.get(0)));
    }

    private void assertReused(Actor actor, List<AddNote> commands) {
        Refused refusal = assertThrows(Refused.class, () -> desk.bulk().run(actor, Batch.of("monday", commands)));
        assertEquals(Refused.Code.KEY_REUSED, refusal.code());
    }

    @Test
    void T4_a_batch_whose_process_died_anywhere_is_gone_on_with_and_nothing_is_done_twice() {
        List<Outcome> expected =
                List.of(Outcome.DONE, Outcome.REFUSED, Outcome.NOT_FOUND, Outcome.REFUSED, Outcome.DONE);
        int deaths = 0;
        for (int steps = 1; ; steps++) {
            InMemory fresh = InMemory.create();
            Tickets seen = desk(fresh).tickets();
            List<TicketId> four =
                    IntStream.range(0, 4).mapToObj(i -> open(seen, i)).toList();
            Batch batch = Batch.of(
                    "k",
                    List.of(
                            AddNote.to(four.get(0), "Seen."),
                            Move.to(four.get(1), "closed"),
                            AddNote.to(stranger(), "Seen."),
                            AddNote.to(four.get(2), ""),
                            RunMacro.on(four.get(3), "spam")));
            boolean hasDied = runAndDie(fresh, batch, steps);

            assertEquals(expected, outcomes(desk(fresh).bulk().run(ANN, batch)), "after " + steps + " steps");
            assertEquals(
                    2, seen.find(ANN, four.get(0)).orElseThrow().conversation().entries());
            assertEquals(4, seen.history(ANN, four.get(3), PAGE).items().size(), "opened, entry, macro, move");
            if (!hasDied) {
                break;
            }
            deaths++;
        }
        assertTrue(deaths > 40, "died at " + deaths + " places");
    }

    private boolean runAndDie(InMemory fresh, Batch batch, int steps) {
        MortalStorage mortal = new MortalStorage(fresh);
        TicketDesk dying = desk(mortal);
        mortal.dieAfter(steps);
        try {
            dying.bulk().run(ANN, batch);
            return false;
        } catch (MortalStorage.Died died) {
            return true;
        }
    }

    @Test
    void T4_two_calls_at_the_same_time_share_the_work() throws InterruptedException {
        List<AddNote> commands = IntStream.range(0, 40)
                .mapToObj(i -> AddNote.to(ids.get(i % 4), "Note " + i))
                .toList();
        List<BulkReport> reports = java.util.Collections.synchronizedList(new ArrayList<>());
        List<Thread> threads = IntStream.range(0, 3)
                .mapToObj(i -> new Thread(() -> reports.add(desk.bulk().run(ANN, Batch.of("shared", commands)))))
                .toList();
        threads.forEach(Thread::start);
        for (Thread thread : threads) {
            thread.join();
        }

        assertEquals(3, reports.stream().filter(BulkReport::isDone).count());
        for (TicketId id : ids) {
            assertEquals(11, texts(id).size());
        }
    }

    @Test
    void T4_in_a_host_s_transaction_all_of_it_is_the_host_s() {
        Batch batch = Batch.of("monday", mixed());
        assertThrows(
                IllegalStateException.class,
                () -> memory.unitOfWork().call(transaction -> {
                    assertEquals(2, desk.bulk().run(ANN, batch).count(Outcome.DONE));
                    throw new IllegalStateException("the host thinks better of it");
                }));

        assertEquals(List.of("It left on Monday."), texts(ids.get(0)));
        memory.unitOfWork().call(transaction -> desk.bulk().run(ANN, batch));
        assertEquals(List.of("It left on Monday.", "Seen."), texts(ids.get(0)));
    }

    @Test
    void T4_an_unfit_batch_is_refused_as_a_whole() {
        List<AddNote> many = IntStream.rangeClosed(0, Batch.MAX_COMMANDS)
                .mapToObj(i -> AddNote.to(ids.get(0), "Seen."))
                .toList();
        for (Batch unfit : List.of(Batch.of("", List.of()), Batch.of("many", many))) {
            Refused refusal = assertThrows(Refused.class, () -> desk.bulk().run(ANN, unfit));
            assertEquals(Refused.Code.INVALID, refusal.code());
            assertEquals(1, refusal.violations().size());
        }
        assertTrue(desk.bulk().run(ANN, Batch.of("none", List.of())).isDone());
    }

    @Test
    void A2_a_batch_is_made_of_the_tickets_that_are_meant_and_that_the_actor_may_see() {
        tickets.assign(ANN, Assign.to(ids.get(2), AgentId.of("ann")));
        Criteria unowned = Criteria.absent(TicketField.OWNER);
        List<TicketId> meant = desk.bulk().select(ANN, unowned);

        assertEquals(List.of(ids.get(0), ids.get(1), ids.get(3)), meant);
        assertEquals(List.of(), desk.bulk().select(Actor.requester(RequesterId.of("eve")), Criteria.everything()));
        Batch batch = Batch.of(
                "own",
                meant.stream().map(id -> Assign.to(id, AgentId.of("bob"))).toList());
        assertTrue(desk.bulk().run(ANN, batch).isDone());
        assertEquals(List.of(), desk.bulk().select(ANN, unowned));
        assertTrue(desk.bulk().run(ANN, batch).items().stream()
                .map(BulkItem::ticket)
                .flatMap(Optional::stream)
                .map(Ticket::owner)
                .allMatch(Optional.of(AgentId.of("bob"))::equals));
    }

    @Test
    void A2_more_tickets_than_a_batch_may_have_are_not_cut_off_in_silence() {
        for (int i = 0; i < Batch.MAX_COMMANDS; i++) {
            open(tickets, i);
        }

        Refused refusal = assertThrows(Refused.class, () -> desk.bulk().select(ANN, Criteria.everything()));

        assertEquals(Refused.Code.TOO_MANY, refusal.code());
    }
}
