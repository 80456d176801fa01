package org.ticketkit.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.ticketkit.lifecycle.ClosedPolicy;
import org.ticketkit.lifecycle.ClosedPolicy.FollowUp;
import org.ticketkit.lifecycle.Lifecycle;
import org.ticketkit.lifecycle.Situation;
import org.ticketkit.notice.Templates;
import org.ticketkit.spi.RecordRef;
import org.ticketkit.spi.RolePolicy;
import org.ticketkit.spi.Timer;
import org.ticketkit.ticket.Actor;
import org.ticketkit.ticket.AddNote;
import org.ticketkit.ticket.AgentId;
import org.ticketkit.ticket.Assign;
import org.ticketkit.ticket.CaseNumber;
import org.ticketkit.ticket.Claim;
import org.ticketkit.ticket.Contact;
import org.ticketkit.ticket.Content;
import org.ticketkit.ticket.Move;
import org.ticketkit.ticket.Participant;
import org.ticketkit.ticket.Priority;
import org.ticketkit.ticket.RecordAutomatic;
import org.ticketkit.ticket.Recorded;
import org.ticketkit.ticket.Refused;
import org.ticketkit.ticket.Reply;
import org.ticketkit.ticket.RequesterId;
import org.ticketkit.ticket.Status;
import org.ticketkit.ticket.TenantId;
import org.ticketkit.ticket.Ticket;
import org.ticketkit.ticket.TicketEvent;
import org.ticketkit.ticket.TicketId;
import org.ticketkit.worktime.Term;

/** L1, L3, L5: every status of the standard lifecycle against every command, from a table written by hand. */
class EveryStatusTest {

    private static final Lifecycle STANDARD = Lifecycle.standard();
    private static final Instant NOW = Instant.parse("2026-03-02T09:00:00Z");
    private static final RequesterId CARLA = RequesterId.of("carla");
    private static final Actor ANN = Actor.agent("ann");
    private static final Term HOURS = Term.elapsed(Duration.ofHours(2));
    private static final Owning.Terms TERMS = new Owning.Terms(HOURS, HOURS.percent(75), HOURS);
    private static final Ids IDS = new Ids(new Random(7));

    /** Where a plain move may go from each status, with an owner; "-" is nowhere. */
    private static final Map<String, String> MOVES = table(
            "new: open waiting-for-requester waiting-for-third-party scheduled resolved rejected",
            "open: waiting-for-requester waiting-for-third-party scheduled resolved closed rejected",
            "waiting-for-requester: open waiting-for-third-party scheduled resolved rejected",
            "waiting-for-third-party: open waiting-for-requester scheduled resolved rejected",
            "scheduled: open waiting-for-requester waiting-for-third-party scheduled resolved rejected",
            "resolved: open closed",
            "closed: open",
            "merged: -",
            "rejected: open");

    /** Where a ticket stands after a requester's message, within the window of the closed policy. */
    private static final Map<String, String> AFTER_REQUESTER = table(
            "new: new",
            "open: open",
            "waiting-for-requester: open",
            "waiting-for-third-party: open",
            "scheduled: open",
            "resolved: open",
            "closed: open",
            "merged: merged",
            "rejected: open");

    private static Map<String, String> table(String... rows) {
        Map<String, String> table = new LinkedHashMap<>();
        for (String row : rows) {
            String[] parts = row.split(": ");
            table.put(parts[0], parts[1]);
        }
        return table;
    }

    static Stream<Status> statuses() {
        return STANDARD.statuses().stream();
    }

    private static Context by(Actor actor, Instant now) {
        return new Context(
                TenantId.DEFAULT,
                actor,
                Acting.NOTHING_KNOWN,
                Recorded.Cause.COMMAND,
                now,
                IDS,
                new RolePolicy(),
                Set.of(Contact.MAIL),
                Templates.standard(),
                RuleBook.NONE);
    }

    /** A ticket that stands here since a minute ago. */
    private static TicketCodec.Loaded standing(Status status, String owner) {
        TicketEvent.Opened opened = new TicketEvent.Opened(
                CaseNumber.of("T-1"),
                STANDARD.ref(),
                status,
                Priority.NORMAL,
                "",
                "",
                Set.of(),
                Contact.MAIL,
                java.util.Locale.ROOT,
                CARLA,
                Optional.empty());
        TicketId id = new TicketId(IDS.next(NOW));
        Ticket ticket = Ticket.opened(TenantId.DEFAULT, id, opened, NOW.minusSeconds(60))
                .version(1)
                .events(1)
                .owner(owner.isEmpty() ? null : AgentId.of(owner))
                .build();
        return new TicketCodec.Loaded(ticket, Map.of(), Map.of());
    }

    private static Move moveTo(TicketCodec.Loaded loaded, Status target) {
        return Move.to(loaded.ticket().id(), target.code());
    }

    @Test
    void L1_the_standard_lifecycle_has_nine_statuses_in_five_phases() {
        assertEquals(MOVES.keySet(), statuses().map(Status::code).collect(Collectors.toSet()));
        assertEquals(5, statuses().map(Status::phase).distinct().count());
    }

    @ParameterizedTest
    @MethodSource("statuses")
    void L3_a_move_is_made_exactly_where_the_table_allows_it(Status from) {
        Set<String> allowed = new TreeSet<>();
        for (Status to : STANDARD.statuses()) {
            TicketCodec.Loaded loaded = standing(from, "ann");
            boolean isAllowed = STANDARD.allows(Situation.of(loaded.ticket(), ANN, NOW), to.code());
            assertEquals(
                    Set.of(MOVES.get(from.code()).split(" ")).contains(to.code()), isAllowed, () -> from + " to " + to);
            try {
                Change change = Moving.decide(by(ANN, NOW), loaded, moveTo(loaded, to), STANDARD);
                assertEquals(to, change.ticket().status());
                assertEquals(NOW, change.ticket().statusSince());
                allowed.add(to.code());
            } catch (Refused refused) {
                assertEquals(Refused.Code.ILLEGAL_MOVE, refused.code());
                assertEquals(from.code(), refused.details().get("from"));
            }
        }
        Set<String> expected =
                new TreeSet<>(Arrays.asList(MOVES.get(from.code()).split(" ")));
        expected.remove("-");
        assertEquals(expected, allowed);
    }

    @Test
    void O1_without_an_owner_only_rejecting_leads_out_of_new() {
        Status fresh = STANDARD.initial();
        for (String code : MOVES.get("new").split(" ")) {
            TicketCodec.Loaded loaded = standing(fresh, "");
            Move move = Move.to(loaded.ticket().id(), code);
            if (code.equals("rejected")) {
                Moving.decide(by(ANN, NOW), loaded, move, STANDARD);
            } else {
                Refused refused =
                        assertThrows(Refused.class, () -> Moving.decide(by(ANN, NOW), loaded, move, STANDARD));
                assertEquals(Refused.Code.OWNER_REQUIRED, refused.code());
            }
        }
    }

    private static Ticket afterMessage(Status status, Actor author, Instant now, ClosedPolicy closed) {
        TicketCodec.Loaded loaded = standing(status, "ann");
        Participant carla = new Participant(CARLA, Participant.Role.REQUESTER, Contact.mail("carla@example.org"), 0);
        Replying.Facts facts =
                new Replying.Facts(STANDARD, closed, List.of(carla), Optional.empty(), Map.of(), Optional.empty());
        Context context = by(author, now);
        Optional<FollowUp> followUp = Replying.followUp(context, loaded.ticket(), facts);
        Reply reply = Reply.to(loaded.ticket().id(), "Hello?");
        return Replying.decide(context, loaded, reply, followUp, facts).change().ticket();
    }

    @ParameterizedTest
    @MethodSource("statuses")
    void L5_a_requesters_message_wakes_or_reopens(Status status) {
        Ticket after = afterMessage(status, Actor.requester(CARLA), NOW, ClosedPolicy.standard());
        assertEquals(AFTER_REQUESTER.get(status.code()), after.status().code());
        boolean wasDone = Set.of("resolved", "closed", "rejected").contains(status.code());
        assertEquals(wasDone ? 1 : 0, after.reopenings());
        assertEquals(1, after.conversation().entries());
    }

    @ParameterizedTest
    @MethodSource("statuses")
    void an_agents_message_a_note_and_a_machines_mail_leave_the_status_alone(Status status) {
        assertEquals(
                status, afterMessage(status, ANN, NOW, ClosedPolicy.standard()).status());
        TicketCodec.Loaded loaded = standing(status, "ann");
        TicketId id = loaded.ticket().id();
        assertEquals(
                status,
                Replying.note(by(ANN, NOW), loaded, AddNote.to(id, "Hm."))
                        .ticket()
                        .status());
        RecordAutomatic vacation = RecordAutomatic.on(id, Content.of("Away"), "mail", "auto-reply");
        Ticket after = Replying.automatic(by(Actor.system("mail"), NOW), loaded, vacation)
                .ticket();
        assertEquals(loaded.ticket().status(), after.status());
        assertEquals(loaded.ticket().owner(), after.owner());
        assertEquals(0, after.conversation().lastWritten());
    }

    @ParameterizedTest
    @MethodSource("statuses")
    void O1_the_first_owner_opens_a_new_ticket_and_leaves_every_other_status_alone(Status status) {
        TicketCodec.Loaded loaded = standing(status, "");
        Assign assign = Assign.to(loaded.ticket().id(), AgentId.of("bob"));
        Ticket after = Owning.assign(by(ANN, NOW), loaded, assign, STANDARD).ticket();
        assertEquals("bob", after.owner().orElseThrow().value());
        assertEquals(
                status.code().equals("new") ? "open" : status.code(),
                after.status().code());
    }

    @ParameterizedTest
    @MethodSource("statuses")
    void O3_a_claim_leaves_the_status_alone(Status status) {
        TicketCodec.Loaded loaded = standing(status, "ann");
        Change change =
                Owning.claim(by(ANN, NOW), loaded, Claim.of(loaded.ticket().id()), TERMS);
        assertEquals(status, change.ticket().status());
        assertEquals(AgentId.of("ann"), change.ticket().assignee(NOW).orElseThrow());
    }

    @ParameterizedTest
    @MethodSource("statuses")
    void the_end_of_waiting_moves_a_waiting_ticket_alone(Status status) {
        TicketCodec.Loaded standing = standing(status, "ann");
        Ticket due = standing.ticket().toBuilder()
                .status(status, NOW.minusSeconds(60), NOW)
                .build();
        Timer timer = Timer.at(TenantId.DEFAULT, RecordRef.ticket(due.id()), Moving.WAKE, NOW);
        Change change = Moving.wake(
                Change.firing(by(Actor.system("timer"), NOW), new TicketCodec.Loaded(due, Map.of(), Map.of()), timer),
                STANDARD);
        boolean isWaiting = status.phase() == org.ticketkit.ticket.Phase.WAITING;
        assertEquals(
                isWaiting ? "open" : status.code(), change.ticket().status().code());
    }

    @ParameterizedTest
    @MethodSource("statuses")
    void L5_the_closed_policy_is_asked_about_closed_tickets_alone(Status status) {
        ClosedPolicy refusing = (ticket, sender, now) -> FollowUp.REFUSE;
        Actor carla = Actor.requester(CARLA);
        if (status.phase() == org.ticketkit.ticket.Phase.CLOSED) {
            Refused refused = assertThrows(Refused.class, () -> afterMessage(status, carla, NOW, refusing));
            assertEquals(Refused.Code.CLOSED, refused.code());
            Ticket appended = afterMessage(status, carla, NOW, (ticket, sender, now) -> FollowUp.APPEND);
            assertEquals(status, appended.status());
            assertEquals(1, appended.conversation().entries());
        } else {
            afterMessage(status, carla, NOW, refusing);
        }
        afterMessage(status, ANN, NOW, refusing);
    }

    @Test
    void L5_the_standard_policy_reopens_for_fourteen_days_and_three_times() {
        Ticket closed = standing(STANDARD.status("closed").orElseThrow(), "ann").ticket();
        Actor carla = Actor.requester(CARLA);
        ClosedPolicy policy = ClosedPolicy.standard();
        Instant end = closed.statusSince().plus(Duration.ofDays(14));
        assertEquals(FollowUp.REOPEN, policy.decide(closed, carla, end.minusNanos(1000)));
        assertEquals(FollowUp.NEW_TICKET, policy.decide(closed, carla, end));
        Ticket often = closed.toBuilder().reopenings(3).build();
        assertEquals(FollowUp.NEW_TICKET, policy.decide(often, carla, NOW));
    }
}
