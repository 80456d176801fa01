package org.ticketkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.ticketkit.memory.MemoryDirectory;
import org.ticketkit.ownership.Absence;
import org.ticketkit.ownership.Colleague;
import org.ticketkit.ownership.Duty;
import org.ticketkit.ownership.Standing.NobodyAvailable;
import org.ticketkit.ownership.Standing.Reason;
import org.ticketkit.ownership.Standing.Stand;
import org.ticketkit.spi.Directory;
import org.ticketkit.tck.SettableClock;
import org.ticketkit.ticket.Actor;
import org.ticketkit.ticket.AddNote;
import org.ticketkit.ticket.AgentId;
import org.ticketkit.ticket.Assign;
import org.ticketkit.ticket.Contact;
import org.ticketkit.ticket.OpenTicket;
import org.ticketkit.ticket.PageRequest;
import org.ticketkit.ticket.Recorded;
import org.ticketkit.ticket.Refused;
import org.ticketkit.ticket.RequesterId;
import org.ticketkit.ticket.TenantId;
import org.ticketkit.ticket.Ticket;
import org.ticketkit.ticket.TicketId;
import org.ticketkit.ticket.Triage;

/** Deputies do what is an absent colleague's to do, and it is recorded for whom (rule O5). */
class ActingForTest {

    private static final TenantId TENANT = TenantId.DEFAULT;
    private static final AgentId ANN = AgentId.of("ann");
    private static final AgentId BOB = AgentId.of("bob");
    private static final AgentId LEA = AgentId.of("lea");
    private static final Actor BOB_FOR_ANN = Actor.agent("bob").actingFor(ANN);
    private static final Actor LEA_FOR_ANN = Actor.agent("lea").actingFor(ANN);
    private static final Instant MONDAY = Instant.parse("2026-06-01T07:00:00Z");
    private static final Absence WEEK = Absence.between(MONDAY, MONDAY.plus(Duration.ofDays(5)));

    private final SettableClock clock = new SettableClock(MONDAY);
    private final AtomicInteger questions = new AtomicInteger();
    private Directory directory = people(Colleague.of(ANN).away(WEEK.deputy(BOB)), Colleague.of(BOB));
    private final TicketDesk desk =
            TicketDesk.builder().clock(clock).directory(new Asking()).build();
    private final TicketId id = open(Actor.agent("ann"), "support").id();

    /** Asks whichever directory there is at the moment, and counts. */
    private final class Asking implements Directory {

        @Override
        public Optional<RequesterId> requester(TenantId tenant, Contact contact) {
            return directory.requester(tenant, contact);
        }

        @Override
        public Optional<Agent> agent(TenantId tenant, AgentId agent) {
            return directory.agent(tenant, agent);
        }

        @Override
        public Optional<Agent> agentByContact(TenantId tenant, Contact contact) {
            return directory.agentByContact(tenant, contact);
        }

        @Override
        public Optional<Colleague> colleague(TenantId tenant, AgentId agent) {
            questions.incrementAndGet();
            return directory.colleague(tenant, agent);
        }

        @Override
        public Optional<List<Colleague>> principals(TenantId tenant, AgentId deputy) {
            return directory.principals(tenant, deputy);
        }
    }

    private static final class Down implements Directory {

        @Override
        public Optional<RequesterId> requester(TenantId tenant, Contact contact) {
            throw new IllegalStateException("down");
        }

        @Override
        public Optional<Agent> agent(TenantId tenant, AgentId agent) {
            throw new IllegalStateException("down");
        }

        @Override
        public Optional<Agent> agentByContact(TenantId tenant, Contact contact) {
            throw new IllegalStateException("down");
        }

        @Override
        public Optional<Colleague> colleague(TenantId tenant, AgentId agent) {
            if (agent.equals(ANN)) {
                return Optional.of(Colleague.of(ANN).away(WEEK.deputy(BOB)));
            }
            throw new IllegalStateException("down");
        }

        @Override
        public Optional<List<Colleague>> principals(TenantId tenant, AgentId deputy) {
            throw new IllegalStateException("down");
        }
    }

    private static MemoryDirectory people(Colleague... people) {
        MemoryDirectory all = MemoryDirectory.empty();
        for (Colleague one : people) {
            all = all.withColleague(TENANT, one);
        }
        return all;
    }

    private Ticket open(Actor actor, String queue) {
        return desk.tickets()
                .open(
                        actor,
                        OpenTicket.from(Contact.mail("mia@example.org"))
                                .subject("Printer")
                                .text("It is on fire.")
                                .queue(queue)
                                .build())
                .ticket();
    }

    private Ticket note(Actor actor) {
        return desk.tickets().note(actor, AddNote.to(id, "Seen."));
    }

    private Refused refusal(Actor actor) {
        Refused refused = assertThrows(Refused.class, () -> note(actor));
        assertEquals(Refused.Code.NOT_STANDING_IN, refused.code(), refused.getMessage());
        return refused;
    }

    private List<Recorded> history() {
        return desk.tickets()
                .history(Actor.lead("liz"), id, PageRequest.first(50))
                .items();
    }

    @Test
    void O5_what_a_deputy_does_is_recorded_as_acting_for() {
        note(BOB_FOR_ANN);

        Recorded last = history().get(history().size() - 1);
        assertEquals("agent:bob acting for ann", last.actor().toString());
    }

    @Test
    void O5_who_does_not_stand_in_is_refused_and_nothing_is_written() {
        int before = history().size();

        Refused refused = refusal(LEA_FOR_ANN);

        assertEquals("ann bob", refused.details().get("path"));
        assertTrue(refused.getMessage().contains("bob does"), refused.getMessage());
        assertEquals(before, history().size());
    }

    @Test
    void O5_nobody_stands_in_for_who_is_there() {
        clock.advance(Duration.ofDays(5));

        assertEquals("ann", refusal(BOB_FOR_ANN).details().get("path"));
    }

    @Test
    void O5_nobody_stands_in_where_the_chain_reaches_nobody() {
        directory = people(
                Colleague.of(ANN).away(WEEK.deputy(BOB)), Colleague.of(BOB).away(WEEK.deputy(ANN)));

        assertTrue(refusal(BOB_FOR_ANN).getMessage().contains("CYCLE"));
    }

    @Test
    void O5_a_deputy_who_is_away_does_not_stand_in_but_their_deputy_does() {
        directory = people(
                Colleague.of(ANN).away(WEEK.deputy(BOB)), Colleague.of(BOB).away(WEEK.deputy(LEA)), Colleague.of(LEA));

        refusal(BOB_FOR_ANN);
        note(LEA_FOR_ANN);
    }

    @Test
    void O5_a_deputy_for_one_queue_stands_in_there_alone() {
        directory = people(
                Colleague.of(ANN).away(WEEK.deputy(BOB).in("billing")).away(WEEK.deputy(LEA)),
                Colleague.of(BOB),
                Colleague.of(LEA));

        refusal(BOB_FOR_ANN);
        note(LEA_FOR_ANN);
        desk.tickets().triage(LEA_FOR_ANN, Triage.of(id).queue("billing"));
        note(BOB_FOR_ANN);
        refusal(LEA_FOR_ANN);
        assertEquals("billing", open(BOB_FOR_ANN, "billing").queue());
        assertThrows(Refused.class, () -> open(BOB_FOR_ANN, "support"));
    }

    @Test
    void O5_a_claim_stands_if_the_directory_knows_nothing_or_is_down() {
        directory = Directory.NOBODY;
        note(LEA_FOR_ANN);
        directory = new Down();
        note(LEA_FOR_ANN);
    }

    @Test
    void O5_the_system_may_act_for_everybody_and_who_is_no_agent_for_nobody() {
        note(Actor.system("import").actingFor(ANN));

        directory = Directory.NOBODY;
        Refused refused = assertThrows(
                Refused.class,
                () -> desk.tickets()
                        .open(
                                Actor.requester(RequesterId.of("mia")).actingFor(ANN),
                                OpenTicket.from(Contact.mail("mia@example.org"))
                                        .subject("Printer")
                                        .text("It is on fire.")
                                        .build()));
        assertEquals(Refused.Code.NOT_STANDING_IN, refused.code());
    }

    @Test
    void O5_who_acts_in_their_own_name_costs_no_question() {
        questions.set(0);
        note(Actor.agent("ann"));
        open(Actor.agent("ann"), "support");

        assertEquals(0, questions.get());
    }

    @Test
    void O5_the_duty_is_the_deputys_while_the_owner_is_away_and_the_owner_stays() {
        desk.tickets().assign(Actor.agent("ann"), Assign.to(id, ANN));

        Duty away = duty();
        assertEquals(Optional.of(BOB), away.holder());
        assertEquals(ANN, away.owner());
        assertEquals(
                Optional.of(ANN),
                desk.tickets().find(Actor.agent("ann"), id).orElseThrow().owner());
        clock.advance(Duration.ofDays(5));
        assertEquals(Optional.of(ANN), duty().holder());
    }

    @Test
    void O5_a_duty_that_reaches_nobody_says_by_which_way() {
        desk.tickets().assign(Actor.agent("ann"), Assign.to(id, ANN));
        directory = people(
                Colleague.of(ANN).away(WEEK.deputy(BOB)), Colleague.of(BOB).away(WEEK));

        assertEquals(new NobodyAvailable(List.of(ANN, BOB), Reason.DEAD_END), duty().standing());
    }

    @Test
    void O5_a_duty_is_the_owners_if_the_directory_is_down_and_nobodys_without_an_owner() {
        assertEquals(Optional.empty(), desk.duties().of(Actor.agent("ann"), id));
        desk.tickets().assign(Actor.agent("ann"), Assign.to(id, ANN));
        directory = new Down();

        assertEquals(new Stand(ANN, List.of(ANN)), duty().standing());
    }

    @Test
    void O5_a_deputy_learns_for_whom_they_stand_in() {
        assertEquals(Set.of(ANN), desk.duties().standsInFor(Actor.agent("bob")));
        assertEquals(Set.of(), desk.duties().standsInFor(Actor.agent("lea")));
        assertEquals(Set.of(), desk.duties().standsInFor(Actor.system("bob")));
        clock.advance(Duration.ofDays(5));
        assertEquals(Set.of(), desk.duties().standsInFor(Actor.agent("bob")));
        directory = new Down();
        assertEquals(Set.of(), desk.duties().standsInFor(Actor.agent("bob")));
    }

    @Test
    void O5_the_details_of_a_refusal_name_all_that_are_concerned() {
        assertEquals(
                Map.of("ticket", id.toString(), "actor", "lea", "actingFor", "ann", "path", "ann bob"),
                refusal(LEA_FOR_ANN).details());
    }

    private Duty duty() {
        return desk.duties().of(Actor.agent("ann"), id).orElseThrow();
    }
}
