package org.ticketkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.ticketkit.memory.InMemory;
import org.ticketkit.rule.Macro;
import org.ticketkit.tck.SettableClock;
import org.ticketkit.ticket.Actor;
import org.ticketkit.ticket.AddNote;
import org.ticketkit.ticket.AddParticipant;
import org.ticketkit.ticket.AgentId;
import org.ticketkit.ticket.Assign;
import org.ticketkit.ticket.Contact;
import org.ticketkit.ticket.DefinitionRef;
import org.ticketkit.ticket.Entry;
import org.ticketkit.ticket.Misconfigured;
import org.ticketkit.ticket.Move;
import org.ticketkit.ticket.OpenTicket;
import org.ticketkit.ticket.PageRequest;
import org.ticketkit.ticket.Participant;
import org.ticketkit.ticket.Recorded;
import org.ticketkit.ticket.Refused;
import org.ticketkit.ticket.Reply;
import org.ticketkit.ticket.RequesterId;
import org.ticketkit.ticket.RunMacro;
import org.ticketkit.ticket.Ticket;
import org.ticketkit.ticket.TicketEvent;
import org.ticketkit.ticket.TicketId;
import org.ticketkit.ticket.TicketNotFound;
import org.ticketkit.ticket.Triage;

/** Macros: a named list of commands, all of them or none, in one commit. */
class MacroTest {

    private static final Actor ANN = Actor.agent("ann");
    private static final PageRequest PAGE = PageRequest.first(50);
    private static final Macro SPAM = Macro.named(
            "spam",
            1,
            ticket -> List.of(
                    Triage.of(ticket.id()).category("spam"),
                    AddNote.to(ticket.id(), "Spam."),
                    Move.to(ticket.id(), "rejected").because("spam")));
    private static final Macro HALF = Macro.named(
            "half",
            3,
            ticket -> List.of(
                    Triage.of(ticket.id()).category("half"),
                    Assign.to(ticket.id(), AgentId.of("bob")),
                    Move.to(ticket.id(), "new")));
    private static final Macro WELCOME = Macro.named(
            "welcome",
            1,
            ticket -> List.of(
                    AddParticipant.to(ticket.id(), Contact.mail("dave@example.org"), Participant.Role.WATCHER),
                    Assign.to(ticket.id(), AgentId.of("ann")),
                    Reply.to(ticket.id(), "Welcome, both of you!"),
                    Reply.to(ticket.id(), "One more thing.").havingSeen(3)));

    private final SettableClock clock = new SettableClock(Instant.parse("2026-03-02T09:00:00Z"));
    private final InMemory memory = InMemory.create();
    private final RecordingNotifier mail = new RecordingNotifier(Contact.MAIL);
    private final List<List<Recorded>> told = new ArrayList<>();
    private final TicketDesk desk = TicketDesk.builder()
            .storage(memory)
            .clock(clock)
            .notifier(mail)
            .afterCommit(told::add)
            .macro(SPAM)
            .macro(HALF)
            .macro(WELCOME)
            .macro(Macro.named("other", 1, ticket -> List.of(AddNote.to(stranger(), "?"))))
            .macro(Macro.named("nested", 1, ticket -> List.of(RunMacro.on(ticket.id(), "spam"))))
            .build();
    private final Tickets tickets = desk.tickets();
    private final Ticket ticket = open("Cheap watches");

    private static TicketId stranger() {
        return TicketId.parse("0190a6f0-0000-7000-8000-000000000001");
    }

    private Ticket open(String subject) {
        return tickets.open(
                        ANN,
                        OpenTicket.from(Contact.mail("carla@example.org"))
                                .requesterId(RequesterId.of("carla"))
                                .subject(subject)
                                .text("Buy now.")
                                .build())
                .ticket();
    }

    private List<Recorded> history() {
        return tickets.history(ANN, ticket.id(), PAGE).items();
    }

    private Ticket found() {
        return tickets.find(ANN, ticket.id()).orElseThrow();
    }

    private void assertConsistent() {
        assertEquals(List.of(), desk.checkConsistency(PAGE).found());
    }

    @Test
    void a_macro_does_all_its_commands_in_one_change_and_the_history_names_it() {
        told.clear();

        Ticket after = tickets.run(ANN, RunMacro.on(ticket.id(), "spam"));

        assertEquals("rejected", after.status().code());
        assertEquals("spam", after.category());
        assertEquals(found(), after);
        assertEquals(ticket.version() + 1, after.version());
        assertEquals(
                new TicketEvent.MacroRun(new DefinitionRef("spam", 1)),
                history().get((int) ticket.events()).event());
        assertEquals(ticket.events() + 4, history().size());
        assertEquals(List.of(history().subList((int) ticket.events(), history().size())), told);
        assertConsistent();
    }

    @Test
    void T2_of_a_macro_with_a_refused_command_nothing_is_written() {
        told.clear();

        Refused refusal = assertThrows(Refused.class, () -> tickets.run(ANN, RunMacro.on(ticket.id(), "half")));

        assertEquals(Refused.Code.ILLEGAL_MOVE, refusal.code());
        assertEquals(ticket, found());
        assertEquals(ticket.events(), history().size());
        assertEquals(List.of(), told);
    }

    @Test
    void T2_a_host_s_transaction_goes_on_after_a_refused_macro_and_has_nothing_of_it() {
        memory.unitOfWork().call(transaction -> {
            tickets.note(ANN, AddNote.to(ticket.id(), "Before."));
            assertThrows(Refused.class, () -> tickets.run(ANN, RunMacro.on(ticket.id(), "half")));
            return tickets.run(ANN, RunMacro.on(ticket.id(), "spam"));
        });

        assertEquals(
                List.of("Buy now.", "Before.", "Spam."),
                tickets.entries(ANN, ticket.id(), PAGE).items().stream()
                        .map(Entry::text)
                        .toList());
        assertEquals("rejected", found().status().code());
        assertConsistent();
    }

    @Test
    void a_command_of_a_macro_sees_what_those_before_it_did() {
        Ticket after = tickets.run(ANN, RunMacro.on(ticket.id(), "welcome"));

        assertEquals("open", after.status().code());
        assertEquals(3, after.conversation().entries());
        desk.deliver(20);
        assertEquals(
                Set.of("carla@example.org", "dave@example.org"),
                Set.copyOf(mail.delivered().stream()
                        .filter(notice -> notice.rendered().text().contains("Welcome"))
                        .map(notice -> notice.notice().recipient().contact().address())
                        .toList()));
        assertConsistent();
    }

    @Test
    void each_command_of_a_macro_needs_its_own_right_and_the_macro_one_beside() {
        Refused refusal = assertThrows(
                Refused.class,
                () -> tickets.run(Actor.requester(RequesterId.of("carla")), RunMacro.on(ticket.id(), "spam")));
        assertEquals(Refused.Code.FORBIDDEN, refusal.code());
        assertThrows(
                TicketNotFound.class,
                () -> tickets.run(Actor.requester(RequesterId.of("eve")), RunMacro.on(ticket.id(), "spam")));
        assertEquals(ticket, found());
    }

    @Test
    void a_macro_that_nobody_registered_is_refused() {
        Refused refusal = assertThrows(Refused.class, () -> tickets.run(ANN, RunMacro.on(ticket.id(), "ham")));

        assertEquals(Refused.Code.UNKNOWN_DEFINITION, refusal.code());
        assertEquals("ham", refusal.details().get("macro"));
    }

    @Test
    void a_macro_has_commands_on_its_own_ticket_alone_and_no_macros() {
        for (String unfit : List.of("other", "nested")) {
            Misconfigured refusal =
                    assertThrows(Misconfigured.class, () -> tickets.run(ANN, RunMacro.on(ticket.id(), unfit)));
            assertTrue(refusal.getMessage().contains(unfit + "#1"), refusal::getMessage);
        }
        assertEquals(ticket, found());
    }

    @Test
    void two_macros_of_one_name_are_not_built() {
        assertThrows(Misconfigured.class, () -> TicketDesk.builder().macro(SPAM).macro(SPAM));
    }
}
