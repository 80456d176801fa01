package org.ticketkit.tck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.ticketkit.spi.AccessPolicy;
import org.ticketkit.spi.AccessPolicy.Action;
import org.ticketkit.ticket.Actor;
import org.ticketkit.ticket.AgentId;
import org.ticketkit.ticket.CaseNumber;
import org.ticketkit.ticket.DefinitionRef;
import org.ticketkit.ticket.Lease;
import org.ticketkit.ticket.Phase;
import org.ticketkit.ticket.Priority;
import org.ticketkit.ticket.RequesterId;
import org.ticketkit.ticket.Status;
import org.ticketkit.ticket.Ticket;
import org.ticketkit.ticket.TicketEvent;
import org.ticketkit.ticket.TicketField;
import org.ticketkit.ticket.TicketId;

/** The contract of {@link AccessPolicy}: extend it and hand in your policy; rules A1 to A3. */
public abstract class AccessPolicyContract {

    private final Samples make = new Samples();

    /** The policy. */
    protected abstract AccessPolicy policy();

    /** The actors to try; one of each role, and two requesters, by default. */
    protected List<Actor> actors() {
        return List.of(
                Actor.requester(RequesterId.of("mia")),
                Actor.requester(RequesterId.of("zoe")),
                Actor.agent("ann"),
                Actor.agent("bob"),
                Actor.agent("ann").actingFor(AgentId.of("bob")),
                Actor.lead("lea"),
                Actor.auditor("audrey"),
                Actor.system("mail"));
    }

    /** The tickets to try; by default some that differ in all that the default criteria can speak of. */
    protected List<Ticket> tickets() {
        List<Ticket> tickets = new ArrayList<>();
        for (String requester : List.of("mia", "zoe", "ulf")) {
            for (String queue : List.of("", "support", "billing")) {
                for (Phase phase : Phase.values()) {
                    Ticket plain = ticket(requester, queue, phase);
                    tickets.add(plain);
                    tickets.add(plain.toBuilder()
                            .participants(with(requester, "zoe"))
                            .owner(AgentId.of("ann"))
                            .build());
                    tickets.add(plain.toBuilder()
                            .priority(Priority.CRITICAL)
                            .tags(Set.of("vip"))
                            .category("hardware")
                            .owner(AgentId.of("bob"))
                            .lease(new Lease(AgentId.of("ann"), Bench.NOW.plusSeconds(600)))
                            .build());
                }
            }
        }
        return tickets;
    }

    private static Set<RequesterId> with(String requester, String other) {
        return requester.equals(other)
                ? Set.of(RequesterId.of(requester))
                : Set.of(RequesterId.of(requester), RequesterId.of(other));
    }

    private Ticket ticket(String requester, String queue, Phase phase) {
        Instant at = Bench.NOW;
        return Ticket.opened(
                        Bench.TENANT,
                        new TicketId(make.id()),
                        new TicketEvent.Opened(
                                CaseNumber.of(make.fresh("T-")),
                                new DefinitionRef("standard", 1),
                                new Status(phase.name().toLowerCase(Locale.ROOT), phase),
                                Priority.NORMAL,
                                queue,
                                "",
                                Set.of(),
                                "mail",
                                Locale.ROOT,
                                RequesterId.of(requester),
                                Optional.empty()),
                        at)
                .participants(Set.of(RequesterId.of(requester)))
                .build();
    }

    @Test
    void A1_an_actor_may_read_exactly_the_tickets_that_fit_the_actor_s_scope() {
        for (Actor actor : actors()) {
            for (Ticket ticket : tickets()) {
                assertScope(actor, Action.READ, ticket);
            }
        }
    }

    @Test
    void A1_an_actor_may_see_from_inside_exactly_the_tickets_that_fit_that_scope() {
        for (Actor actor : actors()) {
            for (Ticket ticket : tickets()) {
                assertScope(actor, Action.READ_INTERNAL, ticket);
            }
        }
    }

    private void assertScope(Actor actor, Action reading, Ticket ticket) {
        AccessPolicy policy = policy();
        assertEquals(
                policy.scope(actor, reading).fits(TicketField.valuesOf(ticket)),
                policy.allows(actor, reading, ticket),
                () -> actor + ", " + reading + " and " + ticket);
    }

    @Test
    void A3_who_may_see_a_ticket_from_inside_may_see_it() {
        AccessPolicy policy = policy();
        for (Actor actor : actors()) {
            for (Ticket ticket : tickets()) {
                assertTrue(
                        policy.allows(actor, Action.READ, ticket)
                                || !policy.allows(actor, Action.READ_INTERNAL, ticket),
                        () -> actor + " and " + ticket);
            }
        }
    }

    @Test
    void A2_the_same_question_has_the_same_answer_always() {
        AccessPolicy policy = policy();
        for (Actor actor : actors()) {
            assertEquals(policy.mayStage(actor), policy.mayStage(actor), actor::toString);
            for (Action reading : List.of(Action.READ, Action.READ_INTERNAL)) {
                assertEquals(policy.scope(actor, reading), policy.scope(actor, reading), actor::toString);
            }
            for (Ticket ticket : tickets()) {
                for (Action action : Action.values()) {
                    assertEquals(
                            policy.allows(actor, action, ticket),
                            policy.allows(actor, action, ticket),
                            () -> actor + ", " + action + " and " + ticket);
                }
            }
        }
    }
}
