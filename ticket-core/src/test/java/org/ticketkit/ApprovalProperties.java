package org.ticketkit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;
import org.ticketkit.lifecycle.ApprovalRule;
import org.ticketkit.lifecycle.Guard;
import org.ticketkit.lifecycle.Lifecycle;
import org.ticketkit.memory.MemoryDirectory;
import org.ticketkit.ownership.Absence;
import org.ticketkit.tck.SettableClock;
import org.ticketkit.ticket.Actor;
import org.ticketkit.ticket.AgentId;
import org.ticketkit.ticket.Approval;
import org.ticketkit.ticket.Assign;
import org.ticketkit.ticket.CastVote;
import org.ticketkit.ticket.Contact;
import org.ticketkit.ticket.FieldValue;
import org.ticketkit.ticket.Move;
import org.ticketkit.ticket.OpenTicket;
import org.ticketkit.ticket.PageRequest;
import org.ticketkit.ticket.Phase;
import org.ticketkit.ticket.Refused;
import org.ticketkit.ticket.RequestApproval;
import org.ticketkit.ticket.TenantId;
import org.ticketkit.ticket.Ticket;
import org.ticketkit.ticket.TicketId;
import org.ticketkit.ticket.Triage;
import org.ticketkit.ticket.WithdrawApproval;
import org.ticketkit.worktime.Term;

/** L9: over random edits, requests, votes and withdrawals a move is made exactly if a simple model says that enough others approved it. */
class ApprovalProperties {

    private static final Duration TERM = Duration.ofHours(8);
    private static final List<String> REASONS = List.of("fix", "feature");

    /** What can be done in a step. */
    private enum What {
        EDIT,
        REQUEST,
        APPROVE,
        APPROVE_WHAT_WAS_READ,
        READ,
        DENY,
        WITHDRAW,
        OWN,
        RELEASE,
        RETURN,
        PLAN_AGAIN,
        WORK
    }

    /**
     * A step of a random day.
     *
     * @param what what is tried
     * @param who by which agent; agent 1 stands in for agent 0
     * @param how which value, or which reason
     * @param minutes how long after the step before
     */
    record Step(What what, int who, int how, int minutes) {}

    @Provide
    Arbitrary<List<Step>> days() {
        Arbitrary<What> whats = Arbitraries.frequency(
                net.jqwik.api.Tuple.of(2, What.EDIT),
                net.jqwik.api.Tuple.of(5, What.REQUEST),
                net.jqwik.api.Tuple.of(18, What.APPROVE),
                net.jqwik.api.Tuple.of(4, What.APPROVE_WHAT_WAS_READ),
                net.jqwik.api.Tuple.of(2, What.READ),
                net.jqwik.api.Tuple.of(1, What.DENY),
                net.jqwik.api.Tuple.of(1, What.WITHDRAW),
                net.jqwik.api.Tuple.of(1, What.OWN),
                net.jqwik.api.Tuple.of(8, What.RELEASE),
                net.jqwik.api.Tuple.of(3, What.RETURN),
                net.jqwik.api.Tuple.of(1, What.PLAN_AGAIN),
                net.jqwik.api.Tuple.of(1, What.WORK));
        return Combinators.combine(
                        whats,
                        Arbitraries.integers().between(0, 4),
                        Arbitraries.of(0, 0, 0, 0, 1),
                        Arbitraries.integers().between(0, 90))
                .as(Step::new)
                .list()
                .ofMinSize(20)
                .ofMaxSize(60);
    }

    /** What is known of the one approval, told from scratch. */
    private static final class Model {
        private final int needed;
        private final Set<Integer> yes = new HashSet<>();
        private boolean isReady = true;
        private boolean isOpen;
        private int author = -1;
        private int editor = -1;
        private int owner = -1;
        private int lastEditor = -1;
        private int value = -1;
        private int requests;
        private int reason;
        private Instant end = Instant.MAX;

        Model(int needed) {
            this.needed = needed;
        }

        /** Which request it is, and what it is about. */
        List<Integer> content() {
            return List.of(requests, value, reason);
        }

        boolean isAlive(Instant now) {
            return isOpen && now.isBefore(end);
        }

        boolean mayVote(int who) {
            return !concerned(who) && !(who == 1 && concerned(0));
        }

        private boolean concerned(int who) {
            return author == who || editor == who || owner == who;
        }

        boolean isGranted(Instant now) {
            return isAlive(now) && yes.stream().filter(this::mayVote).count() >= needed;
        }
    }

    /** A desk, its one ticket, and the model beside it. */
    private static final class Day {
        private final SettableClock clock = new SettableClock(Instant.parse("2026-06-01T07:00:00Z"));
        private final Model model;
        private final TicketDesk desk;
        private final TicketId id;
        private Approval read;
        private List<Integer> contentRead = List.of();
        private int released;

        Day(int needed) {
            model = new Model(needed);
            desk = TicketDesk.builder()
                    .clock(clock)
                    .directory(MemoryDirectory.empty()
                            .withAbsence(
                                    TenantId.DEFAULT,
                                    agent(0),
                                    Absence.between(Instant.EPOCH, Instant.MAX).deputy(agent(1))))
                    .lifecycle(Lifecycle.named("change", 1)
                            .initial("planned", Phase.NEW)
                            .status("ready", Phase.OPEN)
                            .status("released", Phase.RESOLVED)
                            .status("closed", Phase.CLOSED)
                            .move("planned", "ready")
                            .move("ready", "planned")
                            .move("ready", "released", Guard.approved(rule(needed)))
                            .move("released", "ready")
                            .move("released", "closed")
                            .build())
                    .build();
            Ticket opened = desk.tickets()
                    .open(
                            Actor.system("web"),
                            OpenTicket.from(Contact.mail("carla@example.org"))
                                    .subject("Seats are booked twice")
                                    .text("In one performance alone.")
                                    .build())
                    .ticket();
            id = opened.id();
            desk.tickets().move(Actor.system("web"), Move.to(id, "ready"));
        }

        private static ApprovalRule rule(int needed) {
            return ApprovalRule.named("release")
                    .needing(needed)
                    .escalatingAfter(Term.elapsed(Duration.ofHours(2)))
                    .expiringAfter(Term.elapsed(TERM));
        }

        private static AgentId agent(int who) {
            return AgentId.of("agent" + who);
        }

        private Optional<Approval> current() {
            return desk.tickets().find(Actor.lead("liz"), id).orElseThrow().approvals().stream()
                    .filter(Approval::isOpen)
                    .findFirst();
        }

        private Move release(int how) {
            return Move.to(id, "released").because(REASONS.get(how));
        }

        void take(Step step) {
            clock.advance(Duration.ofMinutes(step.minutes()));
            Actor actor = Actor.agent("agent" + step.who());
            boolean expected = expect(step);
            boolean done = attempt(() -> command(step, actor));
            assertEquals(expected, done, step::toString);
            if (done) {
                follow(step);
            }
        }

        private static boolean attempt(Runnable command) {
            try {
                command.run();
                return true;
            } catch (Refused refusal) {
                return false;
            }
        }

        private void command(Step step, Actor actor) {
            switch (step.what()) {
                case EDIT ->
                    desk.tickets().triage(actor, Triage.of(id).with("version", new FieldValue.Text("v" + step.how())));
                case REQUEST -> desk.approvals().request(actor, RequestApproval.of(release(step.how())));
                case APPROVE -> vote(actor, current().map(approval -> CastVote.approving(id, approval)));
                case APPROVE_WHAT_WAS_READ ->
                    vote(actor, Optional.ofNullable(read).map(approval -> CastVote.approving(id, approval)));
                case READ -> read = current().orElse(read);
                case DENY -> vote(actor, current().map(approval -> CastVote.denying(id, approval)));
                case WITHDRAW ->
                    desk.approvals()
                            .withdraw(
                                    actor,
                                    WithdrawApproval.of(id, one(current()).id()));
                case OWN -> desk.tickets().assign(actor, Assign.to(id, agent(step.who())));
                case RELEASE -> desk.tickets().move(actor, release(step.how()));
                case RETURN -> desk.tickets().move(actor, Move.to(id, "ready"));
                case PLAN_AGAIN -> {
                    desk.tickets().move(actor, Move.to(id, "planned"));
                    desk.tickets().move(actor, Move.to(id, "ready"));
                }
                case WORK -> desk.work(10);
            }
        }

        private void vote(Actor actor, Optional<CastVote> vote) {
            desk.approvals().vote(actor, one(vote));
        }

        private static <T> T one(Optional<T> there) {
            return there.orElseThrow(
                    () -> Refused.because(Refused.Code.NO_SUCH_APPROVAL, "There is none.", java.util.Map.of()));
        }

        private boolean expect(Step step) {
            Instant now = clock.instant();
            int who = step.who();
            return switch (step.what()) {
                case EDIT, READ, WORK -> true;
                case REQUEST -> model.isReady;
                case APPROVE -> model.isAlive(now) && model.mayVote(who) && !model.yes.contains(who);
                case APPROVE_WHAT_WAS_READ ->
                    contentRead.equals(model.content())
                            && model.isAlive(now)
                            && model.mayVote(who)
                            && !model.yes.contains(who);
                case DENY -> model.isAlive(now) && model.mayVote(who);
                case WITHDRAW -> model.isAlive(now) && (model.author == who || model.owner == who);
                case OWN -> model.owner < 0 || model.owner == who;
                case RELEASE -> model.isReady && model.isGranted(now) && model.reason == step.how();
                case RETURN -> !model.isReady;
                case PLAN_AGAIN -> model.isReady;
            };
        }

        private void follow(Step step) {
            Instant now = clock.instant();
            int who = step.who();
            switch (step.what()) {
                case EDIT -> edited(who, step.how());
                case REQUEST -> requested(who, step.how(), now);
                case APPROVE, APPROVE_WHAT_WAS_READ -> model.yes.add(who);
                case READ -> contentRead = model.isOpen ? model.content() : contentRead;
                case DENY, WITHDRAW, PLAN_AGAIN -> end();
                case OWN -> model.owner = who;
                case RELEASE -> {
                    released++;
                    model.isReady = false;
                    end();
                }
                case RETURN -> model.isReady = true;
                case WORK -> {
                    if (!now.isBefore(model.end)) {
                        end();
                    }
                }
            }
        }

        private void end() {
            model.isOpen = false;
            model.end = Instant.MAX;
        }

        private void edited(int who, int value) {
            if (model.value != value) {
                model.value = value;
                model.lastEditor = who;
                revised(who);
            }
        }

        private void revised(int who) {
            model.yes.clear();
            model.editor = who;
        }

        private void requested(int who, int reason, Instant now) {
            if (model.isAlive(now)) {
                if (model.reason != reason) {
                    model.reason = reason;
                    revised(who);
                }
                return;
            }
            model.editor = model.lastEditor;
            model.isOpen = true;
            model.requests++;
            model.author = who;
            model.reason = reason;
            model.yes.clear();
            model.end = now.plus(TERM);
        }
    }

    @Property(tries = 500)
    void L9_a_void_vote_never_counts(
            @ForAll("days") List<Step> steps,
            @ForAll @net.jqwik.api.constraints.IntRange(min = 1, max = 2) int needed) {
        Day day = new Day(needed);
        steps.forEach(day::take);
        Statistics.collect(day.released > 0 ? "released" : "never released");
        assertEquals(List.of(), day.desk.checkConsistency(PageRequest.first(10)).found());
    }
}
