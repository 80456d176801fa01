package org.ticketkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.ticketkit.memory.InMemory;
import org.ticketkit.rule.Macro;
import org.ticketkit.rule.Rehearsed;
import org.ticketkit.rule.Rule;
import org.ticketkit.rule.RuleTrial;
import org.ticketkit.spi.RecordRef;
import org.ticketkit.spi.Storage;
import org.ticketkit.spi.Timer;
import org.ticketkit.tck.SettableClock;
import org.ticketkit.ticket.Actor;
import org.ticketkit.ticket.AddNote;
import org.ticketkit.ticket.AgentId;
import org.ticketkit.ticket.Assign;
import org.ticketkit.ticket.Claim;
import org.ticketkit.ticket.Contact;
import org.ticketkit.ticket.Criteria;
import org.ticketkit.ticket.DefinitionRef;
import org.ticketkit.ticket.Misconfigured;
import org.ticketkit.ticket.Move;
import org.ticketkit.ticket.OpenTicket;
import org.ticketkit.ticket.Page;
import org.ticketkit.ticket.PageRequest;
import org.ticketkit.ticket.Phase;
import org.ticketkit.ticket.Priority;
import org.ticketkit.ticket.Recorded;
import org.ticketkit.ticket.Refused;
import org.ticketkit.ticket.Reply;
import org.ticketkit.ticket.RequesterId;
import org.ticketkit.ticket.RunMacro;
import org.ticketkit.ticket.TenantId;
import org.ticketkit.ticket.Ticket;
import org.ticketkit.ticket.TicketEvent;
import org.ticketkit.ticket.TicketEvent.RuleRan;
import org.ticketkit.ticket.TicketField;
import org.ticketkit.ticket.TicketId;
import org.ticketkit.ticket.TicketNotFound;
import org.ticketkit.ticket.Triage;

/** T5, A3: when something happened, and if conditions hold, then commands. */
class RuleTest {

    private static final Actor ANN = Actor.agent("ann");
    private static final Actor CARLA = Actor.requester(RequesterId.of("carla"));
    private static final PageRequest PAGE = PageRequest.first(200);

    private static final Rule PARCELS = Rule.named("parcels", 2)
            .on(TicketEvent.Opened.class)
            .when(Criteria.is(TicketField.CATEGORY, ""))
            .when("about a parcel", occasion -> occasion.ticket().subject().contains("Parcel"))
            .then(occasion -> List.of(Triage.of(occasion.ticket().id())
                    .queue("logistics")
                    .category("parcel")
                    .priority(Priority.HIGH)));

    private static final Rule ESCALATE = Rule.named("urgent-parcels", 1)
            .on(TicketEvent.Triaged.class, triaged -> triaged.priority() == Priority.HIGH)
            .then(occasion -> List.of(
                    Move.to(occasion.ticket().id(), "closed"),
                    Claim.of(occasion.ticket().id()),
                    AddNote.to(occasion.ticket().id(), "This one is urgent."),
                    Triage.of(occasion.ticket().id()).priority(Priority.HIGH)));

    private static final Rule UP = Rule.named("up", 1)
            .on(TicketEvent.Triaged.class, triaged -> triaged.priority() == Priority.LOW)
            .then(occasion -> List.of(Triage.of(occasion.ticket().id()).priority(Priority.NORMAL)));

    private static final Rule DOWN = Rule.named("down", 1)
            .on(TicketEvent.Triaged.class, triaged -> triaged.priority() == Priority.NORMAL)
            .then(occasion -> List.of(Triage.of(occasion.ticket().id()).priority(Priority.LOW)));

    private final SettableClock clock = new SettableClock(Instant.parse("2026-03-02T09:00:00Z"));
    private final InMemory memory = InMemory.create();

    private TicketDesk desk(Rule... rules) {
        return desk(memory, rules);
    }

    private TicketDesk desk(Storage storage, Rule... rules) {
        DeskBuilder builder = TicketDesk.builder().storage(storage).clock(clock);
        for (Rule rule : rules) {
            builder.rule(rule);
        }
        return builder.build();
    }

    private static Ticket open(TicketDesk desk, String subject) {
        return desk.tickets()
                .open(
                        ANN,
                        OpenTicket.from(Contact.mail("carla@example.org"))
                                .requesterId(RequesterId.of("carla"))
                                .subject(subject)
                                .text("It left on Monday.")
                                .build())
                .ticket();
    }

    private static Ticket found(TicketDesk desk, Ticket ticket) {
        return desk.tickets().find(ANN, ticket.id()).orElseThrow();
    }

    private static List<Recorded> history(TicketDesk desk, Ticket ticket) {
        return desk.tickets().history(ANN, ticket.id(), PAGE).items();
    }

    private static List<RuleRan> ran(TicketDesk desk, Ticket ticket) {
        return history(desk, ticket).stream()
                .map(Recorded::event)
                .filter(RuleRan.class::isInstance)
                .map(RuleRan.class::cast)
                .toList();
    }

    private List<Timer> timers(Ticket ticket) {
        return memory.store().timers(TenantId.DEFAULT, RecordRef.ticket(ticket.id()));
    }

    private static void assertConsistent(TicketDesk desk) {
        assertEquals(List.of(), desk.checkConsistency(PAGE).found());
    }

    @Test
    void A3_what_a_rule_decided_says_so() {
        TicketDesk desk = desk(PARCELS);
        Ticket ticket = open(desk, "Parcel lost");
        assertEquals("", found(desk, ticket).queue(), "rules run after the commit");

        assertEquals(1, desk.work(10));

        assertEquals("logistics", found(desk, ticket).queue());
        assertEquals(Priority.HIGH, found(desk, ticket).priority());
        List<Recorded> history = history(desk, ticket);
        Recorded triaged = history.get(2);
        assertTrue(triaged.event() instanceof TicketEvent.Triaged, triaged::toString);
        assertEquals(Recorded.Cause.RULE, triaged.cause());
        assertEquals(Actor.system("rule"), triaged.actor());
        assertEquals(
                new RuleRan(new DefinitionRef("parcels", 2), 1, List.of(RuleRan.DONE)),
                history.get(3).event());
        assertEquals(4, history.size());
        assertEquals(List.of(), timers(ticket));
        assertEquals(0, desk.work(10));
        assertConsistent(desk);
    }

    @Test
    void T5_a_timer_is_set_only_for_events_that_a_rule_is_for() {
        Ticket plain = open(desk(), "Parcel lost");
        assertEquals(List.of(), timers(plain));

        TicketDesk desk = desk(ESCALATE);
        Ticket ticket = open(desk, "Parcel lost");
        assertEquals(List.of(), timers(ticket));
        desk.tickets().triage(ANN, Triage.of(ticket.id()).priority(Priority.LOW));
        assertEquals(List.of(), timers(ticket));
        desk.tickets().triage(ANN, Triage.of(ticket.id()).priority(Priority.HIGH));
        assertEquals(1, timers(ticket).size());
    }

    @Test
    void T5_a_rule_whose_conditions_do_not_hold_leaves_no_trace() {
        TicketDesk desk = desk(PARCELS);
        Ticket letter = open(desk, "Letter lost");
        Ticket known = open(desk, "Parcel lost");
        desk.tickets().triage(ANN, Triage.of(known.id()).category("known"));

        assertEquals(2, desk.work(10));

        assertEquals(letter, found(desk, letter));
        assertEquals("", found(desk, known).queue(), "the ticket is judged as it is when the rule is applied");
        assertEquals(List.of(), timers(letter));
    }

    @Test
    void T5_a_refused_command_is_traced_and_stops_neither_the_others_nor_the_other_rules() {
        TicketDesk desk = desk(
                ESCALATE,
                Rule.named("also", 1)
                        .on(TicketEvent.Triaged.class)
                        .then(occasion -> List.of(
                                AddNote.to(occasion.ticket().id(), "Also."),
                                AddNote.to(open(desk(), "Another").id(), "Not on other tickets."))));
        Ticket ticket = open(desk, "Parcel lost");
        desk.tickets().triage(ANN, Triage.of(ticket.id()).priority(Priority.HIGH));

        desk.work(10);

        assertEquals(
                List.of(
                        List.of("ILLEGAL_MOVE", "FORBIDDEN", RuleRan.DONE, RuleRan.UNCHANGED),
                        List.of(RuleRan.DONE, RuleRan.FAILED)),
                ran(desk, ticket).stream().map(RuleRan::outcomes).toList());
        assertEquals(3, found(desk, ticket).conversation().entries());
        assertConsistent(desk);
    }

    @Test
    void T5_rules_follow_what_rules_did_in_the_same_commit() {
        List<List<Recorded>> told = new ArrayList<>();
        TicketDesk desk = TicketDesk.builder()
                .storage(memory)
                .clock(clock)
                .rule(ESCALATE)
                .rule(PARCELS)
                .afterCommit(told::add)
                .build();
        Ticket ticket = open(desk, "Parcel lost");
        told.clear();

        assertEquals(1, desk.work(10));

        List<RuleRan> ran = ran(desk, ticket);
        assertEquals(
                List.of("parcels", "urgent-parcels"),
                ran.stream().map(each -> each.rule().name()).toList());
        assertEquals(3, ran.get(1).event(), "the triage by the first rule");
        assertEquals(ticket.version() + 1, found(desk, ticket).version());
        assertEquals(
                List.of(history(desk, ticket).subList(2, history(desk, ticket).size())), told);
        assertEquals(0, desk.work(10), "E1: the same instant again");
        assertConsistent(desk);
    }

    @Test
    void T5_a_loop_fails_visibly_and_the_rest_goes_on() {
        TicketDesk desk = TicketDesk.builder()
                .storage(memory)
                .clock(clock)
                .rule(UP)
                .rule(DOWN)
                .rule(PARCELS)
                .ruleBudget(5)
                .build();
        Ticket other = open(desk, "Parcel lost");
        Ticket ticket = open(desk, "Letter lost");
        desk.tickets().triage(ANN, Triage.of(ticket.id()).priority(Priority.LOW));

        desk.work(10);

        List<Recorded> history = history(desk, ticket);
        assertEquals(5, ran(desk, ticket).size());
        assertEquals(
                new TicketEvent.RulesStopped(new DefinitionRef("down", 1), 3, 5),
                history.get(history.size() - 1).event());
        assertEquals("logistics", found(desk, other).queue());
        assertEquals(0, desk.work(10));
        assertFalse(desk.health().isGood());
        assertEquals(1, desk.health().store().parkedTimers());
        assertConsistent(desk);

        assertThrows(
                TicketNotFound.class,
                () -> desk.rules().acknowledge(Actor.requester(RequesterId.of("eve")), ticket.id()));
        assertThrows(Refused.class, () -> desk.rules().acknowledge(CARLA, ticket.id()));
        assertFalse(desk.health().isGood());
        desk.rules().acknowledge(ANN, ticket.id());
        assertTrue(desk.health().isGood());
    }

    @Test
    void T5_a_chain_within_the_budget_is_not_stopped() {
        TicketDesk desk =
                TicketDesk.builder().storage(memory).rule(UP).ruleBudget(1).build();
        Ticket ticket = open(desk, "Letter lost");
        for (int i = 0; i < 3; i++) {
            desk.tickets().triage(ANN, Triage.of(ticket.id()).priority(Priority.LOW));
        }

        desk.work(10);

        assertEquals(1, ran(desk, ticket).size(), "said thrice, it happened once");
        assertTrue(desk.health().isGood());
    }

    @Test
    void T5_a_broken_rule_is_traced_and_stops_no_other() {
        Rule brokenIf = Rule.named("broken-if", 1)
                .on(TicketEvent.Opened.class)
                .when("always wrong", occasion -> {
                    throw new UnsupportedOperationException("not done yet");
                })
                .then(occasion -> List.of());
        Rule brokenThen = Rule.named("broken-then", 1)
                .on(TicketEvent.Opened.class)
                .then(occasion -> {
                    throw new UnsupportedOperationException("not done yet");
                });
        TicketDesk desk = desk(brokenIf, brokenThen, PARCELS);
        Ticket ticket = open(desk, "Parcel lost");

        assertEquals(1, desk.work(10));

        assertEquals(
                List.of(List.of(RuleRan.FAILED), List.of(RuleRan.FAILED), List.of(RuleRan.DONE)),
                ran(desk, ticket).stream().map(RuleRan::outcomes).toList());
    }

    @Test
    void T5_a_rule_whose_predicate_fails_is_traced_and_does_not_reach_the_command() {
        Rule broken = Rule.named("broken-on", 1)
                .on(
                        TicketEvent.Opened.class,
                        opened -> opened.reference().orElseThrow().channel().equals("shop"))
                .then(occasion -> List.of());
        TicketDesk desk = desk(broken, PARCELS);
        Ticket ticket = open(desk, "Parcel lost");

        assertEquals(1, desk.work(10));

        assertEquals(
                List.of(List.of(RuleRan.FAILED), List.of(RuleRan.DONE)),
                ran(desk, ticket).stream().map(RuleRan::outcomes).toList());
    }

    @Test
    void T5_a_rule_can_run_a_macro() {
        TicketDesk desk = TicketDesk.builder()
                .storage(memory)
                .macro(Macro.named("spam", 3, ticket -> List.of(Move.to(ticket.id(), "rejected"))))
                .rule(Rule.named("cheap", 1)
                        .on(TicketEvent.Opened.class)
                        .then(occasion -> List.of(RunMacro.on(occasion.ticket().id(), "spam"))))
                .build();
        Ticket ticket = open(desk, "Cheap watches");

        desk.work(10);

        assertEquals("rejected", found(desk, ticket).status().code());
        assertTrue(history(desk, ticket).stream()
                .anyMatch(event -> event.cause() == Recorded.Cause.RULE
                        && event.event().equals(new TicketEvent.MacroRun(new DefinitionRef("spam", 3)))));
    }

    @Test
    void T5_a_crash_at_any_place_loses_nothing_and_nothing_is_done_twice() {
        int deaths = 0;
        for (int steps = 1; ; steps++) {
            InMemory fresh = InMemory.create();
            MortalStorage mortal = new MortalStorage(fresh);
            TicketDesk sound = desk(fresh, PARCELS, ESCALATE);
            TicketDesk dying = desk(mortal, PARCELS, ESCALATE);
            Ticket ticket = open(sound, "Parcel lost");
            mortal.dieAfter(steps);
            boolean hasDied = dies(dying);

            sound.work(10);

            assertEquals(2, ran(sound, ticket).size(), "after " + steps + " steps");
            assertEquals(2, found(sound, ticket).conversation().entries());
            assertConsistent(sound);
            if (!hasDied) {
                break;
            }
            deaths++;
        }
        assertTrue(deaths > 8, "died at " + deaths + " places");
    }

    private static boolean dies(TicketDesk desk) {
        try {
            desk.work(10);
            return false;
        } catch (MortalStorage.Died died) {
            return true;
        }
    }

    @Test
    void T5_what_a_host_rolls_back_sets_no_rule_going() {
        TicketDesk desk = desk(PARCELS);
        assertThrows(
                IllegalStateException.class,
                () -> memory.unitOfWork().call(transaction -> {
                    open(desk, "Parcel lost");
                    throw new IllegalStateException("the host thinks better of it");
                }));

        assertEquals(0, desk.work(10));
    }

    @Test
    void T5_each_change_has_its_own_timer_even_at_the_same_instant() {
        TicketDesk desk = desk(ESCALATE);
        Ticket ticket = open(desk, "Parcel lost");
        for (Priority priority : List.of(Priority.HIGH, Priority.LOW, Priority.HIGH)) {
            desk.tickets().triage(ANN, Triage.of(ticket.id()).priority(priority));
        }

        assertEquals(2, desk.work(10));

        assertEquals(
                List.of(3L, 5L), ran(desk, ticket).stream().map(RuleRan::event).toList());
    }

    @Test
    void T5_a_node_with_other_rules_leaves_events_to_those_that_have_them_for_a_while() {
        TicketDesk newer = desk(PARCELS);
        TicketDesk older = desk(UP);
        TicketDesk oldest = desk();
        Ticket ticket = open(newer, "Parcel lost");

        older.work(10);
        oldest.work(10);

        assertEquals(ticket, found(newer, ticket));
        assertEquals(1, timers(ticket).size());
        clock.advance(Duration.ofMinutes(5));
        assertEquals(1, newer.work(10));
        assertEquals("logistics", found(newer, ticket).queue());
        assertTrue(newer.health().isGood());
    }

    @Test
    void T5_when_no_node_has_the_old_rules_any_more_the_new_ones_are_applied() {
        Ticket ticket = open(desk(UP, PARCELS), "Parcel lost");
        TicketDesk newer = desk(PARCELS);

        for (int minutes = 0; minutes < 15; minutes += 5) {
            newer.work(10);
            assertEquals("", found(newer, ticket).queue(), "after " + minutes + " minutes");
            clock.advance(Duration.ofMinutes(5));
        }
        newer.work(10);

        assertEquals("logistics", found(newer, ticket).queue());
        assertEquals(List.of(), timers(ticket));
    }

    @Test
    void T5_a_rehearsal_says_what_a_rule_would_have_done_and_does_nothing() {
        TicketDesk desk = desk();
        Ticket first = open(desk, "Parcel lost");
        desk.tickets().assign(ANN, Assign.to(first.id(), AgentId.of("ann")));
        desk.tickets().move(ANN, Move.to(first.id(), "resolved"));
        clock.advance(Duration.ofDays(1));
        Instant tuesday = clock.instant();
        Ticket second = open(desk, "Parcel found");
        desk.tickets().reply(CARLA, Reply.to(first.id(), "Not solved!"));
        List<Ticket> before = List.of(found(desk, first), found(desk, second));
        Rule reopened = Rule.named("reopened", 1)
                .on(TicketEvent.StatusChanged.class, changed -> changed.from().phase() == Phase.RESOLVED)
                .on(TicketEvent.Opened.class)
                .then(occasion -> List.of(
                        Triage.of(occasion.ticket().id()).priority(Priority.HIGH),
                        Move.to(occasion.ticket().id(), "resolved")));

        Page<Rehearsed> found =
                desk.rules().rehearse(ANN, RuleTrial.of(reopened, Instant.EPOCH, tuesday.plusSeconds(1)), PAGE);

        assertEquals(
                List.of(first.id() + " 1", first.id() + " 7", second.id() + " 1"),
                found.items().stream()
                        .map(each -> each.event().ticket() + " " + each.event().sequence())
                        .toList());
        assertEquals(
                List.of(
                        List.of(RuleRan.DONE, "OWNER_REQUIRED"),
                        List.of(RuleRan.DONE, RuleRan.DONE),
                        List.of(RuleRan.DONE, "OWNER_REQUIRED")),
                found.items().stream().map(Rehearsed::outcomes).toList());
        assertEquals(2, found.items().get(1).commands().size());
        assertEquals(before, List.of(found(desk, first), found(desk, second)));
        assertEquals(0, desk.work(10));

        RuleTrial monday = RuleTrial.of(reopened, Instant.EPOCH, tuesday);
        assertEquals(1, desk.rules().rehearse(ANN, monday, PAGE).items().size());
        RuleTrial fromTuesday = RuleTrial.of(reopened, tuesday, tuesday.plusSeconds(1));
        assertEquals(2, desk.rules().rehearse(ANN, fromTuesday, PAGE).items().size());
        RuleTrial resolved = fromTuesday.on(Criteria.phase(Phase.NEW));
        assertEquals(1, desk.rules().rehearse(ANN, resolved, PAGE).items().size());
        assertEquals(List.of(), desk.rules().rehearse(CARLA, fromTuesday, PAGE).items(), "never what is internal");
        Page<Rehearsed> one = desk.rules().rehearse(ANN, fromTuesday, PageRequest.first(1));
        assertTrue(one.next().isPresent());
        assertEquals(
                second.id(),
                desk.rules()
                        .rehearse(
                                ANN,
                                fromTuesday,
                                PageRequest.first(1).at(one.next().orElseThrow()))
                        .items()
                        .get(0)
                        .event()
                        .ticket());
    }

    @Test
    void T5_rules_that_make_no_sense_are_not_built() {
        assertThrows(Misconfigured.class, () -> Rule.named("never", 1).then(occasion -> List.of()));
        for (Class<? extends TicketEvent> unfit :
                List.of(RuleRan.class, TicketEvent.RulesStopped.class, TicketEvent.Unknown.class)) {
            assertThrows(Misconfigured.class, () -> Rule.named("about-rules", 1).on(unfit));
        }
        assertThrows(Misconfigured.class, () -> TicketDesk.builder().rule(UP).rule(UP));
        assertThrows(Misconfigured.class, () -> TicketDesk.builder().ruleBudget(0));
        assertEquals(
                List.of(new DefinitionRef("up", 1), new DefinitionRef("parcels", 2)),
                desk(UP, PARCELS).rules().inForce());
    }

    @Test
    void a_rule_that_says_something_else_needs_a_new_version() {
        desk(UP);
        Rule other = Rule.named("up", 1)
                .on(TicketEvent.Opened.class)
                .then(occasion -> List.of(Triage.of(occasion.ticket().id()).priority(Priority.LOW)));

        assertThrows(Misconfigured.class, () -> desk(other));
    }

    @Test
    void T5_rules_for_a_ticket_that_is_gone_are_over() {
        TicketId gone = TicketId.parse("0190a6f0-0000-7000-8000-000000000001");
        TicketDesk desk = desk(PARCELS);
        Ticket ticket = open(desk, "Parcel lost");
        Timer timer = timers(ticket).get(0);
        memory.store()
                .commit(org.ticketkit.spi.ChangeSet.of(TenantId.DEFAULT)
                        .timer(new org.ticketkit.spi.ChangeSet.TimerWrite.Set(
                                Timer.at(TenantId.DEFAULT, RecordRef.ticket(gone), timer.kind(), timer.due())))
                        .build());

        assertEquals(2, desk.work(10));
        assertEquals(List.of(), memory.store().timers(TenantId.DEFAULT, RecordRef.ticket(gone)));
    }
}
