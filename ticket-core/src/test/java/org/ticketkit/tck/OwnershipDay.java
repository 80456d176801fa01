package org.ticketkit.tck;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.ticketkit.TicketDesk;
import org.ticketkit.ticket.AcceptHandOver;
import org.ticketkit.ticket.Actor;
import org.ticketkit.ticket.AgentId;
import org.ticketkit.ticket.Answer;
import org.ticketkit.ticket.Assign;
import org.ticketkit.ticket.Claim;
import org.ticketkit.ticket.Consult;
import org.ticketkit.ticket.Consultation;
import org.ticketkit.ticket.Contact;
import org.ticketkit.ticket.Delegate;
import org.ticketkit.ticket.EndDelegation;
import org.ticketkit.ticket.HandOver;
import org.ticketkit.ticket.Offer;
import org.ticketkit.ticket.OpenTicket;
import org.ticketkit.ticket.PageRequest;
import org.ticketkit.ticket.Reassign;
import org.ticketkit.ticket.RefuseHandOver;
import org.ticketkit.ticket.Refused;
import org.ticketkit.ticket.Release;
import org.ticketkit.ticket.StaleTicket;
import org.ticketkit.ticket.Ticket;
import org.ticketkit.ticket.TicketCommand;
import org.ticketkit.ticket.TicketId;
import org.ticketkit.ticket.Unwatch;
import org.ticketkit.ticket.Watch;
import org.ticketkit.ticket.WithdrawHandOver;

/**
 * Random commands of ownership, by several threads at once, and what must hold after them (rules O1, O2, O3).
 *
 * @param desk the desk
 * @param clock its clock
 */
public record OwnershipDay(TicketDesk desk, SettableClock clock) {

    private static final Actor LEAD = Actor.lead("lea");
    private static final int AGENTS = 4;
    private static final int TICKETS = 3;
    private static final int COMMANDS = 14;
    private static final String SECRET = "Zanzibar";
    private static final PageRequest ALL = PageRequest.first(PageRequest.MAX_SIZE);

    /** The command with this number, on this ticket, that an agent means for another. */
    public TicketCommand command(int which, TicketId id, AgentId self, AgentId other) {
        Instant now = clock.instant();
        return switch (which % COMMANDS) {
            case 0 -> HandOver.of(id, other);
            case 1 -> AcceptHandOver.of(id);
            case 2 -> RefuseHandOver.of(id, "no-time");
            case 3 -> WithdrawHandOver.of(id);
            case 4 -> Reassign.to(id, other, "ill");
            case 5 -> Release.of(id);
            case 6 -> Delegate.to(id, other, now.plus(Duration.ofHours(5)));
            case 7 -> EndDelegation.of(id, other);
            case 8 -> Watch.by(id, self);
            case 9 -> Unwatch.by(id, self);
            case 10 -> Consult.with(id, other, SECRET, now.plus(Duration.ofHours(3)));
            case 11 -> answer(id, self);
            case 12 -> Assign.to(id, self);
            default -> Claim.of(id);
        };
    }

    private TicketCommand answer(TicketId id, AgentId self) {
        return desk.tickets().find(LEAD, id).orElseThrow().roles().consultations().stream()
                .findFirst()
                .map(Consultation::question)
                .<TicketCommand>map(question -> Answer.to(id, question, SECRET))
                .orElseGet(() -> Watch.by(id, self));
    }

    /** Lets several threads do so many commands each; returns how often an owner gave way to another. */
    public int live(int threads, int commands, long seed) throws Exception {
        List<TicketId> ids = IntStream.range(0, TICKETS).mapToObj(i -> open()).toList();
        atOnce(threads, thread -> {
            Random random = new Random(seed * 31 + thread);
            for (int i = 0; i < commands; i++) {
                take(random, ids.get(random.nextInt(ids.size())));
            }
            return true;
        });
        return ids.stream().mapToInt(this::audit).sum();
    }

    private void take(Random random, TicketId id) {
        clock.set(clock.instant().plus(Duration.ofMinutes(random.nextInt(90))));
        Actor agent = random.nextInt(8) == 0 ? LEAD : Actor.agent("agent" + random.nextInt(AGENTS));
        AgentId other = AgentId.of("agent" + random.nextInt(AGENTS));
        try {
            if (random.nextInt(5) == 0) {
                desk.work(10);
            }
            int which = random.nextInt(2) == 0 ? random.nextInt(2) : random.nextInt(COMMANDS);
            TicketCommand command = command(which, id, AgentId.of(agent.id()), other);
            desk.tickets().perform(likely(random, id, which, agent), command);
        } catch (Refused | StaleTicket expected) {
            // of commands that cross some lose
        }
    }

    /** Half of the time the one who has something to say: the owner, or to accept the one to whom the ticket is offered. */
    private Actor likely(Random random, TicketId id, int which, Actor otherwise) {
        Ticket ticket = desk.tickets().find(LEAD, id).orElseThrow();
        Optional<AgentId> concerned = which == 1 ? ticket.roles().offer().map(Offer::to) : ticket.owner();
        return concerned
                .filter(agent -> random.nextBoolean())
                .map(agent -> Actor.agent(agent.value()))
                .orElse(otherwise);
    }

    private int audit(TicketId id) {
        Ticket ticket = desk.tickets().find(LEAD, id).orElseThrow();
        assertEquals(List.of(), desk.checkConsistency(ALL).found());
        return new OwnershipAudit()
                .changesOfOwner(ticket, desk.tickets().history(LEAD, id, ALL).items());
    }

    /** Has so many agents claim one ticket at once; returns who got it. */
    public List<AgentId> claimAtOnce(int agents) throws Exception {
        TicketId id = open();
        List<AgentId> winners = new ArrayList<>();
        List<Boolean> won = atOnce(agents, thread -> {
            try {
                desk.tickets().claim(Actor.agent("agent" + thread), Claim.of(id));
                return true;
            } catch (Refused refused) {
                assertEquals(Refused.Code.ALREADY_CLAIMED, refused.code());
                return false;
            } catch (StaleTicket race) {
                return false;
            }
        });
        IntStream.range(0, agents).filter(won::get).forEach(thread -> winners.add(AgentId.of("agent" + thread)));
        assertEquals(
                winners,
                desk.tickets().find(LEAD, id).orElseThrow().assignee(clock.instant()).stream()
                        .toList());
        return winners;
    }

    /** What a thread does. */
    @FunctionalInterface
    private interface Task {
        boolean run(int thread);
    }

    private static List<Boolean> atOnce(int threads, Task task) throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        CyclicBarrier start = new CyclicBarrier(threads);
        try {
            List<Future<Boolean>> futures = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                int thread = i;
                Callable<Boolean> started = () -> {
                    start.await(20, TimeUnit.SECONDS);
                    return task.run(thread);
                };
                futures.add(pool.submit(started));
            }
            List<Boolean> answers = new ArrayList<>();
            for (Future<Boolean> future : futures) {
                answers.add(future.get(60, TimeUnit.SECONDS));
            }
            return answers;
        } finally {
            pool.shutdownNow();
        }
    }

    private TicketId open() {
        return desk.tickets()
                .open(
                        Actor.system("web"),
                        OpenTicket.from(Contact.mail("carla@example.org"))
                                .subject("Parcel lost")
                                .text("It left on Monday.")
                                .build())
                .ticket()
                .id();
    }
}
