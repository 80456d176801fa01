package org.ticketkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.ticketkit.internal.Fold;
import org.ticketkit.lifecycle.ApprovalRule;
import org.ticketkit.lifecycle.Effect;
import org.ticketkit.lifecycle.Lifecycle;
import org.ticketkit.lifecycle.Nudging;
import org.ticketkit.memory.InMemory;
import org.ticketkit.spi.RecordRef;
import org.ticketkit.tck.OwnershipDay;
import org.ticketkit.tck.SettableClock;
import org.ticketkit.ticket.Actor;
import org.ticketkit.ticket.AddNote;
import org.ticketkit.ticket.AddParticipant;
import org.ticketkit.ticket.AgentId;
import org.ticketkit.ticket.Approval;
import org.ticketkit.ticket.Assign;
import org.ticketkit.ticket.CastVote;
import org.ticketkit.ticket.Claim;
import org.ticketkit.ticket.Contact;
import org.ticketkit.ticket.Content;
import org.ticketkit.ticket.Entry;
import org.ticketkit.ticket.FieldValue;
import org.ticketkit.ticket.Link;
import org.ticketkit.ticket.Move;
import org.ticketkit.ticket.OpenTicket;
import org.ticketkit.ticket.PageRequest;
import org.ticketkit.ticket.Participant;
import org.ticketkit.ticket.Priority;
import org.ticketkit.ticket.RecordAutomatic;
import org.ticketkit.ticket.Recorded;
import org.ticketkit.ticket.Refused;
import org.ticketkit.ticket.Reply;
import org.ticketkit.ticket.RequestApproval;
import org.ticketkit.ticket.Sort;
import org.ticketkit.ticket.TenantId;
import org.ticketkit.ticket.Ticket;
import org.ticketkit.ticket.TicketId;
import org.ticketkit.ticket.Triage;
import org.ticketkit.ticket.WithdrawApproval;
import org.ticketkit.worktime.Term;

/** Events are the truth: after any commands, the fold of a ticket's events is its record, and its history holds no text. */
class HistoryProperties {

    private static final Actor LEAD = Actor.lead("lea");
    private static final ApprovalRule FOUR_EYES = ApprovalRule.named("four-eyes")
            .escalatingAfter(Term.elapsed(Duration.ofHours(2)))
            .expiringAfter(Term.elapsed(Duration.ofHours(8)));
    private static final String SECRET = "Zanzibar";
    private static final Term DAY = Term.elapsed(Duration.ofDays(1));
    private static final Lifecycle LIFECYCLE = Lifecycle.likeStandard("support", 1)
            .waiting("waiting-for-requester", Nudging.every(DAY).times(2).thenTo("resolved"))
            .after("resolved", DAY, "closed")
            .changing("open", "resolved", way -> way.then(Effect.queue("done")).then(Effect.priority(Priority.LOW)))
            .build();
    private static final PageRequest ALL = PageRequest.first(PageRequest.MAX_SIZE);

    /**
     * One step of a random day.
     *
     * @param what which command
     * @param which which ticket
     * @param who which agent
     * @param minutes how long after the step before
     */
    record Step(int what, int which, int who, int minutes) {}

    @Provide
    Arbitrary<List<Step>> days() {
        Arbitrary<Integer> minutes = Arbitraries.frequencyOf(
                net.jqwik.api.Tuple.of(6, Arbitraries.integers().between(0, 200)),
                net.jqwik.api.Tuple.of(1, Arbitraries.integers().between(0, 40_000)));
        return Combinators.combine(
                        Arbitraries.integers().between(0, 20),
                        Arbitraries.integers().between(0, 3),
                        Arbitraries.integers().between(0, 2),
                        minutes)
                .as(Step::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(40);
    }

    /** A desk on which a random day is lived through. */
    private static final class Day {

        private final SettableClock clock = new SettableClock(Instant.parse("2026-03-02T09:00:00.123456Z"));
        private final RecordingNotifier mail = new RecordingNotifier(Contact.MAIL);
        private final InMemory storage = InMemory.create();
        private final TicketDesk desk = TicketDesk.builder()
                .storage(storage)
                .clock(clock)
                .notifier(mail)
                .lifecycle(LIFECYCLE)
                .outgoingPolicy((ticket, actor, reply) ->
                        actor.id().equals("agent2") ? Optional.of(FOUR_EYES) : Optional.empty())
                .delivering(Delivering.ofDefaults().withAttempts(2))
                .build();
        private final Tickets tickets = desk.tickets();
        private final List<TicketId> ids = new ArrayList<>();
        private int refused;

        void live(List<Step> steps) {
            open();
            for (Step step : steps) {
                clock.advance(Duration.ofMinutes(step.minutes()));
                try {
                    take(step, ids.get(step.which() % ids.size()), Actor.agent("agent" + step.who()));
                } catch (Refused refusal) {
                    refused++;
                }
            }
        }

        private void open() {
            OpenTicket.Builder request = OpenTicket.from(
                            Contact.mail(SECRET + "@example.org").named(SECRET))
                    .subject(SECRET)
                    .text(SECRET)
                    .tag("parcel")
                    .priority(Priority.HIGH)
                    .attribute("device", SECRET)
                    .reference("shop", "order-" + ids.size());
            ids.forEach(other -> request.link(Link.Kind.RELATES_TO, other));
            ids.add(tickets.open(Actor.system("web"), request.build()).ticket().id());
        }

        private void take(Step step, TicketId id, Actor agent) {
            Actor requester =
                    Actor.requester(tickets.find(LEAD, id).orElseThrow().requester());
            switch (step.what()) {
                case 0 -> open();
                case 1 -> tickets.reply(agent, Reply.to(id, SECRET));
                case 2 ->
                    ids.add(tickets.reply(requester, Reply.to(id, SECRET))
                            .ticket()
                            .id());
                case 3 -> tickets.note(agent, AddNote.to(id, SECRET));
                case 4 -> tickets.assign(agent, Assign.to(id, AgentId.of(agent.id())));
                case 5 -> tickets.claim(agent, Claim.of(id));
                case 6 -> move(step, id, agent);
                case 7 ->
                    tickets.recordAutomatic(
                            Actor.system("mail"),
                            RecordAutomatic.on(id, Content.of(SECRET), Contact.MAIL, "auto-reply"));
                case 8 ->
                    tickets.addParticipant(
                            agent,
                            AddParticipant.to(
                                    id, Contact.mail(SECRET + step.who() + "@x.org"), Participant.Role.WATCHER));
                case 9 -> desk.work(100);
                case 10 -> deliver(step);
                case 11 ->
                    tickets.triage(
                            agent, Triage.of(id).queue("queue" + step.who()).with("note", new FieldValue.Text(SECRET)));
                case 12 -> desk.approvals().request(agent, RequestApproval.of(Reply.to(id, SECRET)));
                case 13, 14 -> decide(step, id, agent);
                case 15, 16, 17, 18, 19 -> own(step, id, agent);
                default -> tickets.move(agent, Move.to(id, "resolved").because("done"));
            }
        }

        private void own(Step step, TicketId id, Actor agent) {
            Actor actor = step.minutes() % 5 == 0 ? LEAD : agent;
            AgentId other = AgentId.of("agent" + (step.who() + step.minutes()) % 3);
            tickets.perform(
                    actor,
                    new OwnershipDay(desk, clock)
                            .command(step.what() + step.minutes(), id, AgentId.of(actor.id()), other));
        }

        private void decide(Step step, TicketId id, Actor agent) {
            for (Approval approval : tickets.find(LEAD, id).orElseThrow().approvals()) {
                switch (step.minutes() % 5) {
                    case 0 -> desk.approvals().withdraw(LEAD, WithdrawApproval.of(id, approval.id()));
                    case 1 ->
                        desk.approvals()
                                .vote(agent, CastVote.denying(id, approval).because("no"));
                    case 2 -> desk.approvals().carryOut(agent, id, approval.id());
                    default -> desk.approvals().vote(agent, CastVote.approving(id, approval));
                }
            }
        }

        private void move(Step step, TicketId id, Actor agent) {
            List<NextStep> next = tickets.nextFor(agent, id);
            if (!next.isEmpty()) {
                String status = next.get(step.minutes() % next.size()).status().code();
                Move move = Move.to(id, status);
                boolean needsEnd = LIFECYCLE.needsEnd(
                        next.get(step.minutes() % next.size()).status());
                tickets.move(agent, needsEnd ? move.until(clock.instant().plus(Duration.ofHours(3))) : move);
            }
        }

        private void deliver(Step step) {
            if (step.who() == 0) {
                mail.rejecting("550 5.1.1 no such user");
            }
            desk.deliver(100);
        }
    }

    @Property(tries = 300)
    void the_fold_of_the_events_is_the_record(@ForAll("days") List<Step> steps) {
        Day day = new Day();
        day.live(steps);
        ConsistencyReport report = day.desk.checkConsistency(ALL);
        assertEquals(List.of(), report.found());
        assertEquals(0, report.skipped());
        for (Ticket ticket : day.tickets
                .search(LEAD, org.ticketkit.ticket.Criteria.everything(), Sort.OLDEST_FIRST, ALL)
                .items()) {
            List<Recorded> history = day.tickets.history(LEAD, ticket.id(), ALL).items();
            Ticket folded = Fold.of(TenantId.DEFAULT, history);
            assertEquals(
                    ticket.withoutText(),
                    folded.toBuilder().version(ticket.version()).build());
            assertEquals(
                    LongStream.rangeClosed(1, history.size()).boxed().toList(),
                    history.stream().map(Recorded::sequence).toList());
            List<Entry> entries = day.tickets.entries(LEAD, ticket.id(), ALL).items();
            assertEquals(ticket.conversation().entries(), entries.size());
        }
    }

    @Property(tries = 100)
    void G3_no_stored_event_holds_anything_that_a_person_wrote(@ForAll("days") List<Step> steps) {
        Day day = new Day();
        day.live(steps);
        for (TicketId id : day.ids) {
            day.storage
                    .store()
                    .events(TenantId.DEFAULT, RecordRef.ticket(id), 0, 1_000)
                    .forEach(event -> {
                        String stored = event.payload() + event.actor();
                        assertFalse(stored.toLowerCase(java.util.Locale.ROOT).contains("zanzibar"), stored);
                    });
        }
    }

    @Property(tries = 100)
    void E1_work_at_the_same_instant_does_nothing_a_second_time(@ForAll("days") List<Step> steps) {
        Day day = new Day();
        day.live(steps);
        day.clock.advance(Duration.ofDays(1));
        day.desk.work(1_000);
        assertEquals(0, day.desk.work(1_000));
        assertEquals(0, day.desk.health().store().overdueTimers());
    }

    @Property(tries = 50)
    void N2_no_two_tickets_have_the_same_number(@ForAll("days") List<Step> steps) {
        Day day = new Day();
        day.live(steps);
        List<String> numbers = day.ids.stream()
                .distinct()
                .map(id -> day.tickets.find(LEAD, id))
                .flatMap(Optional::stream)
                .map(ticket -> ticket.number().value())
                .toList();
        assertEquals(numbers.size(), numbers.stream().distinct().count());
    }
}
