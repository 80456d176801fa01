package org.ticketkit.tck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.ticketkit.TicketDesk;
import org.ticketkit.Tickets;
import org.ticketkit.lifecycle.Lifecycle;
import org.ticketkit.lifecycle.Trigger;
import org.ticketkit.rule.Macro;
import org.ticketkit.rule.Rule;
import org.ticketkit.spi.RecordRef;
import org.ticketkit.spi.Storage;
import org.ticketkit.spi.Timer;
import org.ticketkit.ticket.Actor;
import org.ticketkit.ticket.AddNote;
import org.ticketkit.ticket.AgentId;
import org.ticketkit.ticket.Assign;
import org.ticketkit.ticket.Batch;
import org.ticketkit.ticket.Claim;
import org.ticketkit.ticket.Contact;
import org.ticketkit.ticket.Criteria;
import org.ticketkit.ticket.Merge;
import org.ticketkit.ticket.Move;
import org.ticketkit.ticket.OpenTicket;
import org.ticketkit.ticket.PageRequest;
import org.ticketkit.ticket.Priority;
import org.ticketkit.ticket.Recorded;
import org.ticketkit.ticket.Refused;
import org.ticketkit.ticket.Reply;
import org.ticketkit.ticket.RunMacro;
import org.ticketkit.ticket.Sort;
import org.ticketkit.ticket.Status;
import org.ticketkit.ticket.TenantId;
import org.ticketkit.ticket.Ticket;
import org.ticketkit.ticket.TicketCommand;
import org.ticketkit.ticket.TicketEvent;
import org.ticketkit.ticket.TicketId;
import org.ticketkit.ticket.TicketNotFound;
import org.ticketkit.ticket.Triage;
import org.ticketkit.ticket.Unmerge;

/**
 * A day of random commands on a desk of two nodes with rules, some of them broken, refused or in a loop, and what must be true of it in the
 * end: T2, T5, L3. For properties over any storage.
 */
public final class RuledDay {

    /** How many kinds of steps there are. */
    public static final int KINDS = 14;

    private static final Actor LEAD = Actor.lead("lea");
    private static final PageRequest ALL = PageRequest.first(PageRequest.MAX_SIZE);
    private static final List<String> STATUSES =
            Lifecycle.standard().statuses().stream().map(Status::code).toList();

    private static final Rule LEFT = Rule.named("left", 1)
            .on(TicketEvent.Triaged.class, triaged -> triaged.priority() == Priority.LOW)
            .then(occasion -> List.of(Triage.of(occasion.ticket().id()).priority(Priority.NORMAL)));

    private static final Rule RIGHT = Rule.named("right", 1)
            .on(TicketEvent.Triaged.class, triaged -> triaged.priority() == Priority.NORMAL)
            .then(occasion -> List.of(Triage.of(occasion.ticket().id()).priority(Priority.LOW)));

    private static final Rule TRIES = Rule.named("tries", 1)
            .on(TicketEvent.EntryAdded.class)
            .then(occasion -> List.of(
                    Move.to(occasion.ticket().id(), STATUSES.get((int)
                            (occasion.event().sequence() % STATUSES.size()))),
                    Claim.of(occasion.ticket().id()),
                    RunMacro.on(occasion.ticket().id(), "half")));

    private static final Rule NOTES = Rule.named("notes", 1)
            .on(TicketEvent.OwnerAssigned.class)
            .on(TicketEvent.StatusChanged.class, changed -> changed.to().code().equals("resolved"))
            .then(occasion -> List.of(AddNote.to(occasion.ticket().id(), "Noted.")));

    private static final Rule BROKEN = Rule.named("broken", 1)
            .on(TicketEvent.Opened.class)
            .then(occasion -> List.of(AddNote.to(occasion.ticket().id(), "")));

    private static final List<Rule> RULES = List.of(LEFT, RIGHT, TRIES, NOTES, BROKEN);

    /**
     * One step of the day.
     *
     * @param what which command, from 0 to {@link #KINDS}
     * @param which which ticket
     * @param who which agent
     * @param minutes how long after the step before
     */
    public record Step(int what, int which, int who, int minutes) {}

    private final SettableClock clock = new SettableClock(Instant.parse("2026-03-02T09:00:00.123456Z"));
    private final Storage storage;
    private final TicketDesk desk;
    private final TicketDesk otherNode;
    private final Tickets tickets;
    private final List<TicketId> ids = new ArrayList<>();
    private int batches;

    /** A day on a fresh storage, and on another node of it. */
    public RuledDay(Storage storage, Storage other) {
        this.storage = storage;
        this.desk = node(storage);
        this.otherNode = node(other);
        this.tickets = desk.tickets();
    }

    private TicketDesk node(Storage on) {
        var builder = TicketDesk.builder().storage(on).clock(clock).ruleBudget(7);
        RULES.forEach(builder::rule);
        return builder.macro(Macro.named(
                        "half",
                        1,
                        ticket -> List.of(
                                Triage.of(ticket.id()).queue("half"), Move.to(ticket.id(), "waiting-for-requester"))))
                .build();
    }

    /** Lives through the steps, whatever is refused. */
    public void live(List<Step> steps) {
        open();
        for (Step step : steps) {
            clock.advance(Duration.ofMinutes(step.minutes()));
            try {
                take(step, ids.get(step.which() % ids.size()), Actor.agent("agent" + step.who()));
            } catch (Refused | TicketNotFound | HostFailure refused) {
                // the day goes on
            }
        }
    }

    /** Thrown by the host in its own transaction. */
    private static final class HostFailure extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    private void open() {
        OpenTicket request = OpenTicket.from(Contact.mail("carla@example.org"))
                .subject("Parcel " + ids.size())
                .text("It left on Monday.")
                .build();
        ids.add(tickets.open(Actor.system("web"), request).ticket().id());
    }

    private void take(Step step, TicketId id, Actor agent) {
        switch (step.what()) {
            case 0 -> open();
            case 1 -> tickets.reply(agent, Reply.to(id, "We look for it."));
            case 2 -> {
                Ticket ticket = tickets.find(LEAD, id).orElseThrow();
                Actor requester = Actor.requester(ticket.requester());
                ids.add(tickets.reply(requester, Reply.to(id, "Well?")).ticket().id());
            }
            case 3 -> tickets.note(agent, AddNote.to(id, "Seen."));
            case 4 -> tickets.assign(agent, Assign.to(id, AgentId.of(agent.id())));
            case 5 -> tickets.claim(agent, Claim.of(id));
            case 6 -> tickets.move(agent, Move.to(id, STATUSES.get(step.minutes() % STATUSES.size())));
            case 7 ->
                tickets.triage(
                        agent, Triage.of(id).priority(Priority.values()[step.minutes() % Priority.values().length]));
            case 8 -> tickets.run(agent, RunMacro.on(id, "half"));
            case 9 -> batch(step, id, agent);
            case 10 -> desk.work(1 + step.minutes() % 3);
            case 11 -> otherNode.work(2);
            case 12 -> merge(step, id, agent);
            default -> rollBack(id, agent);
        }
    }

    private void batch(Step step, TicketId id, Actor agent) {
        List<TicketCommand> commands = List.of(
                AddNote.to(id, "In bulk."),
                Move.to(id, STATUSES.get(step.minutes() % STATUSES.size())),
                RunMacro.on(ids.get(0), "half"));
        Batch batch = Batch.of("batch " + batches++, commands);
        assertEquals(
                desk.bulk().run(agent, batch).items().size(),
                otherNode.bulk().run(agent, batch).items().size());
    }

    private void merge(Step step, TicketId id, Actor agent) {
        if (step.minutes() % 2 == 0) {
            tickets.merge(agent, Merge.of(id, ids.get(step.minutes() % ids.size())));
        } else {
            tickets.unmerge(agent, Unmerge.of(id));
        }
    }

    private void rollBack(TicketId id, Actor agent) {
        storage.unitOfWork().call(transaction -> {
            tickets.triage(agent, Triage.of(id).priority(Priority.LOW));
            tickets.note(agent, AddNote.to(id, "Never mind."));
            throw new HostFailure();
        });
    }

    /** Does what is left, and holds all of it against what must be true. */
    public void end() {
        int rounds = 0;
        while (desk.work(50) + otherNode.work(50) > 0) {
            assertTrue(rounds++ < 1_000, "there is no end of work");
        }
        var report = desk.checkConsistency(ALL);
        assertEquals(List.of(), report.found());
        assertEquals(0, report.skipped());
        long stopped = 0;
        for (Ticket ticket : tickets.search(LEAD, Criteria.everything(), Sort.OLDEST_FIRST, ALL)
                .items()) {
            List<Recorded> history = tickets.history(LEAD, ticket.id(), ALL).items();
            checkStatuses(history);
            checkRules(ticket, history);
            stopped += history.stream().anyMatch(RuledDay::isStop) ? 1 : 0;
        }
        assertEquals(stopped, desk.health().store().parkedTimers(), "each loop shows");
    }

    private static boolean isStop(Recorded recorded) {
        return recorded.event() instanceof TicketEvent.RulesStopped;
    }

    /** No way in leads where the table does not. */
    private static void checkStatuses(List<Recorded> history) {
        Lifecycle table = Lifecycle.standard();
        for (Recorded recorded : history) {
            if (recorded.event() instanceof TicketEvent.StatusChanged changed) {
                String from = changed.from().code();
                boolean isWay = table.transition(from, changed.to().code()).isPresent()
                        || Arrays.stream(Trigger.values())
                                .map(trigger -> table.after(trigger, from))
                                .anyMatch(Optional.of(changed.to())::equals);
                assertTrue(isWay, recorded::toString);
            }
        }
    }

    /** Every event that a rule wants has been looked at, each rule did what it does once for each, and nothing waits any more. */
    private void checkRules(Ticket ticket, List<Recorded> history) {
        List<Timer> timers = storage.store().timers(TenantId.DEFAULT, RecordRef.ticket(ticket.id()));
        assertTrue(timers.stream().noneMatch(timer -> timer.kind().startsWith("rules:")), timers::toString);
        Set<String> ran = new HashSet<>();
        for (Recorded recorded : history) {
            if (recorded.event() instanceof TicketEvent.RuleRan trace) {
                assertTrue(ran.add(trace.rule() + " on " + trace.event()), () -> "twice: " + trace);
                assertTrue(trace.event() < recorded.sequence(), trace::toString);
                assertEquals(Recorded.Cause.RULE, recorded.cause());
            }
        }
        for (Recorded recorded : history) {
            boolean isRoot = recorded.cause() != Recorded.Cause.RULE;
            RULES.stream()
                    .filter(rule -> isRoot && rule.wants(recorded.event()))
                    .forEach(rule -> assertTrue(
                            ran.contains(rule.ref() + " on " + recorded.sequence()),
                            () -> rule + " was not applied to " + recorded));
        }
    }
}
