package org.ticketkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.ticketkit.lifecycle.ApprovalRule;
import org.ticketkit.lifecycle.Guard;
import org.ticketkit.lifecycle.Lifecycle;
import org.ticketkit.lifecycle.Obstacle;
import org.ticketkit.memory.InMemory;
import org.ticketkit.memory.MemoryDirectory;
import org.ticketkit.ownership.Absence;
import org.ticketkit.ownership.Colleague;
import org.ticketkit.spi.Directory;
import org.ticketkit.tck.SettableClock;
import org.ticketkit.ticket.Actor;
import org.ticketkit.ticket.AgentId;
import org.ticketkit.ticket.Approvable;
import org.ticketkit.ticket.Approval;
import org.ticketkit.ticket.Approval.Outcome;
import org.ticketkit.ticket.Assign;
import org.ticketkit.ticket.CastVote;
import org.ticketkit.ticket.Contact;
import org.ticketkit.ticket.Content;
import org.ticketkit.ticket.Criteria;
import org.ticketkit.ticket.Entry;
import org.ticketkit.ticket.FieldValue;
import org.ticketkit.ticket.Merge;
import org.ticketkit.ticket.Move;
import org.ticketkit.ticket.OpenTicket;
import org.ticketkit.ticket.PageRequest;
import org.ticketkit.ticket.Phase;
import org.ticketkit.ticket.Quorum.Exclusion;
import org.ticketkit.ticket.Refused;
import org.ticketkit.ticket.Reply;
import org.ticketkit.ticket.RequestApproval;
import org.ticketkit.ticket.StagedFile;
import org.ticketkit.ticket.TenantId;
import org.ticketkit.ticket.Ticket;
import org.ticketkit.ticket.TicketEvent;
import org.ticketkit.ticket.TicketField;
import org.ticketkit.ticket.TicketId;
import org.ticketkit.ticket.Triage;
import org.ticketkit.ticket.WithdrawApproval;
import org.ticketkit.worktime.Term;

/** L9: approvals by others, of moves and of messages; L11: what is open when a ticket is closed. */
class ApprovalTest {

    private static final Actor ANN = Actor.agent("ann");
    private static final Actor BOB = Actor.agent("bob");
    private static final Actor CEM = Actor.agent("cem");
    private static final Actor DEA = Actor.agent("dea");
    private static final Actor LIZ = Actor.lead("liz");
    private static final PageRequest PAGE = PageRequest.first(50);
    private static final Absence JUNE =
            Absence.between(Instant.parse("2026-06-01T00:00:00Z"), Instant.parse("2026-07-01T00:00:00Z"));

    private static final ApprovalRule RELEASE = ApprovalRule.named("release")
            .needing(2)
            .escalatingAfter(Term.elapsed(Duration.ofHours(4)))
            .expiringAfter(Term.elapsed(Duration.ofDays(1)));
    private static final ApprovalRule STATEMENT =
            ApprovalRule.named("statement").among(AgentId.of("bob"), AgentId.of("cem"), AgentId.of("ann"));

    private final SettableClock clock = new SettableClock(Instant.parse("2026-06-01T07:00:00Z"));
    private final InMemory storage = InMemory.create();
    private final RecordingNotifier mail = new RecordingNotifier(Contact.MAIL);
    private Directory directory = MemoryDirectory.empty();
    private final TicketDesk desk = desk();
    private final Tickets tickets = desk.tickets();
    private final Approvals approvals = desk.approvals();
    private final TicketId id = open();

    private TicketDesk desk() {
        return TicketDesk.builder()
                .clock(clock)
                .storage(storage)
                .notifier(mail)
                .directory(new Directory() {
                    @Override
                    public Optional<org.ticketkit.ticket.RequesterId> requester(TenantId tenant, Contact contact) {
                        return Optional.empty();
                    }

                    @Override
                    public Optional<Agent> agent(TenantId tenant, AgentId agent) {
                        return Optional.empty();
                    }

                    @Override
                    public Optional<Agent> agentByContact(TenantId tenant, Contact contact) {
                        return Optional.empty();
                    }

                    @Override
                    public Optional<List<Colleague>> principals(TenantId tenant, AgentId deputy) {
                        return directory.principals(tenant, deputy);
                    }
                })
                .lifecycle(change())
                .outgoingPolicy((ticket, actor, reply) ->
                        reply.content().text().contains("official") ? Optional.of(STATEMENT) : Optional.empty())
                .build();
    }

    private static Lifecycle change() {
        return Lifecycle.named("change", 1)
                .initial("planned", Phase.NEW)
                .status("ready", Phase.OPEN)
                .status("released", Phase.OPEN)
                .status("done", Phase.RESOLVED)
                .status("dropped", Phase.CLOSED)
                .move("planned", "ready")
                .move("ready", "planned")
                .move("ready", "released", Guard.approved(RELEASE))
                .move("ready", "dropped")
                .move("released", "ready")
                .move("released", "done")
                .move("done", "dropped")
                .build();
    }

    private TicketId open() {
        Ticket opened = tickets.open(
                        Actor.system("web"),
                        OpenTicket.from(Contact.mail("carla@example.org"))
                                .subject("Seats are booked twice")
                                .text("In one performance alone.")
                                .build())
                .ticket();
        tickets.move(ANN, Move.to(opened.id(), "ready"));
        return opened.id();
    }

    private Ticket ticket() {
        return tickets.find(LIZ, id).orElseThrow();
    }

    private Approval approval() {
        List<Approval> all = ticket().approvals();
        return all.get(all.size() - 1);
    }

    private Move release() {
        return Move.to(id, "released");
    }

    private Approval request(Actor author) {
        approvals.request(author, RequestApproval.of(release()));
        return approval();
    }

    private Ticket approve(Actor voter) {
        return approvals.vote(voter, CastVote.approving(id, approval()));
    }

    private static Refused refused(Runnable command) {
        return assertThrows(Refused.class, command::run);
    }

    private Refused.Code refusal(Runnable command) {
        long version = ticket().version();
        Refused.Code code = refused(command).code();
        assertEquals(version, ticket().version(), "a refused command changes nothing");
        return code;
    }

    private List<String> outcomes() {
        return tickets.history(LIZ, id, PAGE).items().stream()
                .map(recorded -> recorded.event())
                .filter(event -> event instanceof TicketEvent.ApprovalEnded)
                .map(event -> ((TicketEvent.ApprovalEnded) event).outcome().name())
                .toList();
    }

    @Test
    void L9_a_move_waits_for_two_others_and_nextFor_says_how_many_are_missing() {
        Obstacle obstacle = tickets.nextFor(ANN, id).get(1).obstacles().get(0);
        assertEquals(Refused.Code.APPROVAL_REQUIRED, obstacle.code());
        assertTrue(obstacle.reason().contains("needs 2 approvals"), obstacle::reason);
        assertEquals(Refused.Code.APPROVAL_REQUIRED, refusal(() -> tickets.move(ANN, release())));

        request(ANN);
        approve(BOB);
        assertTrue(tickets.nextFor(ANN, id).get(1).obstacles().get(0).reason().startsWith("1 of 2 approvals"));
        assertEquals(Refused.Code.APPROVAL_REQUIRED, refusal(() -> tickets.move(ANN, release())));
        approve(CEM);

        assertTrue(tickets.nextFor(ANN, id).get(1).isAllowed());
        assertEquals("released", tickets.move(ANN, release()).status().code());
        assertEquals(List.of("USED"), outcomes());
        tickets.move(ANN, Move.to(id, "ready"));
        assertEquals(Refused.Code.APPROVAL_REQUIRED, refusal(() -> tickets.move(ANN, release())));
    }

    @Test
    void L9_author_owner_last_editor_and_who_says_to_act_for_them_may_not_approve() {
        tickets.assign(ANN, Assign.to(id, AgentId.of("bob")));
        tickets.triage(CEM, Triage.of(id).with("version", new FieldValue.Text("1.2")));
        request(ANN);
        for (Actor voter : List.of(
                ANN, BOB, CEM, Actor.lead("ann"), DEA.actingFor(AgentId.of("ann")), DEA.actingFor(AgentId.of("bob")))) {
            assertEquals(Refused.Code.APPROVER_EXCLUDED, refusal(() -> approve(voter)), voter::toString);
        }
        assertEquals("author", refused(() -> approve(ANN)).details().get("exclusion"));
        assertEquals("owner", refused(() -> approve(BOB)).details().get("exclusion"));
        assertEquals("last-editor", refused(() -> approve(CEM)).details().get("exclusion"));
        approve(DEA);
        approve(LIZ);
        assertEquals("released", tickets.move(ANN, release()).status().code());
    }

    @Test
    void
            L9_deputies_of_these_may_not_approve_as_far_as_the_directory_knows_and_a_directory_that_is_down_holds_nothing_up() {
        directory = MemoryDirectory.empty()
                .withAbsence(TenantId.DEFAULT, AgentId.of("ann"), JUNE.deputy(AgentId.of("bob")))
                .withAbsence(TenantId.DEFAULT, AgentId.of("bob"), JUNE.deputy(AgentId.of("cem")));
        request(ANN);
        assertEquals("deputies", refused(() -> approve(BOB)).details().get("exclusion"));
        assertEquals("deputies", refused(() -> approve(CEM)).details().get("exclusion"));
        approve(DEA);

        directory = new Directory() {
            @Override
            public Optional<org.ticketkit.ticket.RequesterId> requester(TenantId tenant, Contact contact) {
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
            public Optional<List<Colleague>> principals(TenantId tenant, AgentId deputy) {
                throw new IllegalStateException("down");
            }
        };
        Approval voted = approve(LIZ).approvals().get(0);
        assertEquals(Optional.of(Set.of()), voted.votes().get(0).standsInFor());
        assertEquals(Optional.empty(), voted.votes().get(1).standsInFor());
        assertEquals("released", tickets.move(ANN, release()).status().code());
    }

    @Test
    void L9_the_vote_of_who_becomes_the_owner_or_whose_principal_does_counts_no_more() {
        directory = MemoryDirectory.empty()
                .withAbsence(TenantId.DEFAULT, AgentId.of("bob"), JUNE.deputy(AgentId.of("cem")));
        request(ANN);
        approve(BOB);
        approve(CEM);
        assertEquals(0, approval().missing(ticket().owner()));
        directory = MemoryDirectory.empty();

        tickets.assign(ANN, Assign.to(id, AgentId.of("bob")));

        assertEquals(2, approval().missing(ticket().owner()));
        assertEquals(Refused.Code.APPROVAL_REQUIRED, refusal(() -> tickets.move(ANN, release())));
        assertEquals(List.of(), desk.checkConsistency(PAGE).found());
    }

    @Test
    void L9_a_change_of_the_content_voids_all_votes_for_good_even_if_it_is_undone() {
        tickets.triage(ANN, Triage.of(id).with("version", new FieldValue.Text("1.2")));
        Approval read = request(ANN);
        approve(BOB);
        approve(LIZ);

        tickets.triage(CEM, Triage.of(id).with("version", new FieldValue.Text("1.3")));

        assertEquals(Refused.Code.APPROVAL_REQUIRED, refusal(() -> tickets.move(ANN, release())));
        assertEquals(Refused.Code.APPROVAL_VOID, refusal(() -> approvals.vote(DEA, CastVote.approving(id, read))));
        assertEquals("last-editor", refused(() -> approve(CEM)).details().get("exclusion"));
        tickets.triage(CEM, Triage.of(id).with("version", new FieldValue.Text("1.2")));
        assertEquals(read.hash(), approval().hash());
        assertEquals(2, approval().missing(Optional.empty()));
        approve(BOB);
        approve(LIZ);
        assertEquals("released", tickets.move(ANN, release()).status().code());
    }

    @Test
    void L9_only_exactly_what_was_approved_is_done() {
        tickets.triage(ANN, Triage.of(id).with("version", new FieldValue.Text("1.2")));
        approvals.request(ANN, RequestApproval.of(release().because("fix")));
        approve(BOB);
        approve(LIZ);

        assertEquals(Refused.Code.APPROVAL_REQUIRED, refusal(() -> tickets.move(ANN, release())));
        Refused other = refused(() -> tickets.move(ANN, release().because("feature")));
        assertTrue(other.getMessage().contains("not exactly this"), other::getMessage);
        assertEquals(
                Refused.Code.APPROVAL_REQUIRED,
                refusal(() -> tickets.move(ANN, release().because("fix").with("version", new FieldValue.Text("1.3")))));
        assertTrue(tickets.nextFor(ANN, id).get(1).isAllowed(), "as it was asked for");
        assertEquals(
                "released",
                approvals.carryOut(ANN, id, approval().id()).status().code());
    }

    @Test
    void L9_a_move_takes_no_fields_along_to_its_approvers_and_has_to_be_fit() {
        Refused refused = refused(() ->
                approvals.request(ANN, RequestApproval.of(release().with("version", new FieldValue.Text("1.3")))));
        assertEquals("of.fields", refused.violations().get(0).path());
        Refused unfit = refused(() -> approvals.request(ANN, RequestApproval.of(Move.to(id, "no code!"))));
        assertEquals("of.status", unfit.violations().get(0).path());
    }

    @Test
    void L9_one_votes_once_may_still_say_no_and_a_no_ends_it() {
        request(ANN);
        approve(BOB);
        assertEquals(Refused.Code.ALREADY_VOTED, refusal(() -> approve(BOB)));
        assertEquals(
                Refused.Code.ALREADY_VOTED,
                refusal(() -> approve(BOB.actingFor(AgentId.of("dea")))),
                "one person is one vote, whomever they act for");
        approve(CEM);
        approvals.vote(BOB, CastVote.denying(id, approval()).because("found-a-fault"));

        assertEquals(Outcome.DENIED, approval().ending().orElseThrow().outcome());
        assertEquals(Refused.Code.APPROVAL_REQUIRED, refusal(() -> tickets.move(ANN, release())));
        assertEquals(Refused.Code.APPROVAL_ENDED, refusal(() -> approve(DEA)));
        assertEquals(1, request(ANN).id().equals(approval().id()) ? 1 : 0);
        assertEquals(2, approval().missing(Optional.empty()));
    }

    @Test
    void L9_only_those_whom_the_rule_names_may_approve_and_no_machine() {
        Reply reply = Reply.to(id, "The official answer.");
        approvals.request(ANN, RequestApproval.of(reply));
        assertEquals(Refused.Code.NOT_AN_APPROVER, refusal(() -> approve(DEA)));
        assertEquals(Refused.Code.NOT_AN_APPROVER, refusal(() -> approve(Actor.system("robot"))));
        assertEquals(Refused.Code.FORBIDDEN, refusal(() -> approve(Actor.auditor("eve"))));
        approve(BOB);
    }

    @Test
    void L9_who_holds_the_right_may_approve_where_the_rule_asks_for_one() {
        ApprovalRule rule = ApprovalRule.named("pay").amongHoldersOf("pay");
        TicketDesk other = TicketDesk.builder()
                .outgoingPolicy((ticket, actor, reply) -> Optional.of(rule))
                .build();
        TicketId paid = other.tickets()
                .open(
                        Actor.system("web"),
                        OpenTicket.from(Contact.mail("carla@example.org"))
                                .subject("Refund")
                                .text("Please.")
                                .build())
                .ticket()
                .id();
        Approval asked = other.approvals()
                .request(ANN, RequestApproval.of(Reply.to(paid, "We pay.")))
                .approvals()
                .get(0);
        assertEquals(
                Refused.Code.NOT_AN_APPROVER,
                refused(() -> other.approvals().vote(BOB, CastVote.approving(paid, asked)))
                        .code());
        other.approvals().vote(LIZ, CastVote.approving(paid, asked));
    }

    @Test
    void L9_story_3_an_official_message_goes_out_once_another_approved_every_word_of_it() {
        Reply reply = Reply.to(id, "The official answer: a fault of ours.");
        assertEquals(Refused.Code.APPROVAL_REQUIRED, refusal(() -> tickets.reply(ANN, reply)));
        approvals.request(ANN, RequestApproval.of(reply));
        long version = ticket().version();
        approvals.request(ANN, RequestApproval.of(reply));
        assertEquals(version, ticket().version(), "asking again for the same changes nothing");

        Approvable.Message subject = (Approvable.Message) approval().subject();
        Entry draft = tickets.entries(BOB, id, PAGE).items().stream()
                .filter(entry -> entry.id().equals(subject.draft()))
                .findFirst()
                .orElseThrow();
        assertEquals(Entry.Kind.NOTE, draft.kind());
        assertEquals("The official answer: a fault of ours.", draft.text());
        assertEquals(Refused.Code.APPROVER_EXCLUDED, refusal(() -> approve(ANN)));
        approve(BOB);
        assertEquals(
                Refused.Code.APPROVAL_REQUIRED,
                refusal(() -> tickets.reply(ANN, Reply.to(id, "The official answer: a fault of theirs."))));

        approvals.request(
                BOB,
                RequestApproval.of(Reply.to(id, "The official answer: our fault."))
                        .revising(approval().id()));
        assertEquals("last-editor", refused(() -> approve(BOB)).details().get("exclusion"));
        assertEquals("author", refused(() -> approve(ANN)).details().get("exclusion"));
        approve(CEM);
        desk.deliver(100);
        int before = mail.delivered().size();

        approvals.carryOut(ANN, id, approval().id());

        desk.deliver(100);
        assertEquals(before + 1, mail.delivered().size());
        List<Entry> entries = tickets.entries(BOB, id, PAGE).items();
        Entry sent = entries.get(entries.size() - 1);
        assertEquals(Entry.Direction.OUTBOUND, sent.direction());
        assertEquals("The official answer: our fault.", sent.text());
        assertEquals(List.of("USED"), outcomes());
        assertEquals(Refused.Code.APPROVAL_REQUIRED, refusal(() -> tickets.reply(ANN, Reply.to(id, sent.text()))));
        tickets.reply(ANN, Reply.to(id, "Nothing but a greeting."));
    }

    @Test
    void L9_what_waits_for_approval_needs_it_whoever_sends_it_and_goes_out_once() {
        TicketDesk trainees = TicketDesk.builder()
                .clock(clock)
                .storage(storage)
                .lifecycle(change())
                .outgoingPolicy((ticket, actor, reply) -> actor.equals(ANN) ? Optional.of(STATEMENT) : Optional.empty())
                .build();
        Reply reply = Reply.to(id, "We pay for the seats.");
        trainees.approvals().request(ANN, RequestApproval.of(reply));
        assertEquals(
                Refused.Code.APPROVAL_REQUIRED,
                refusal(() -> trainees.approvals().carryOut(BOB, id, approval().id())));
        assertEquals(
                Refused.Code.APPROVAL_REQUIRED, refusal(() -> trainees.tickets().reply(BOB, reply)));
        approve(CEM);

        trainees.approvals().carryOut(BOB, id, approval().id());

        assertEquals(List.of("USED"), outcomes());
        assertEquals(
                Refused.Code.APPROVAL_ENDED,
                refusal(() -> trainees.approvals().carryOut(BOB, id, approval().id())));
    }

    @Test
    void L7_L11_a_merger_waits_for_approvals_and_says_that_nothing_overrides_them() {
        TicketDesk standard = TicketDesk.builder()
                .clock(clock)
                .outgoingPolicy((ticket, actor, reply) -> Optional.of(STATEMENT))
                .build();
        OpenTicket request = OpenTicket.from(Contact.mail("carla@example.org"))
                .subject("Seats")
                .text("Booked twice.")
                .build();
        TicketId one =
                standard.tickets().open(Actor.system("web"), request).ticket().id();
        TicketId two =
                standard.tickets().open(Actor.system("web"), request).ticket().id();
        Ticket asked = standard.approvals().request(ANN, RequestApproval.of(Reply.to(one, "Sorry.")));

        Refused waits = refused(() -> standard.tickets().merge(ANN, Merge.of(one, two)));
        standard.approvals()
                .withdraw(ANN, WithdrawApproval.of(one, asked.approvals().get(0).id()));

        assertEquals(Refused.Code.OPEN_OBLIGATION, waits.code());
        assertTrue(waits.getMessage().contains("a merger overrides nothing"), waits::getMessage);
        standard.tickets().merge(ANN, Merge.of(one, two));
    }

    @Test
    void L9_who_edited_last_stays_excluded_when_somebody_asks_anew() {
        tickets.triage(BOB, Triage.of(id).with("plan", new FieldValue.Text("at night")));
        approvals.request(ANN, RequestApproval.of(Move.to(id, "released")));
        clock.advance(Duration.ofDays(2));
        approvals.request(CEM, RequestApproval.of(Move.to(id, "released")));

        assertEquals("last-editor", refused(() -> approve(BOB)).details().get("exclusion"));
    }

    @Test
    void L9_a_message_is_approved_with_its_files_and_sent_with_them() {
        StagedFile proof = staged("proof.txt", "four rows");
        StagedFile other = staged("proof.txt", "five rows");
        Content content = Content.of("The official answer.").with(proof);
        approvals.request(ANN, RequestApproval.of(Reply.to(id, content)));
        approve(BOB);
        assertEquals(
                Refused.Code.APPROVAL_REQUIRED,
                refusal(() -> tickets.reply(ANN, Reply.to(id, content.withAttachments(List.of(other))))));
        assertEquals(
                Refused.Code.APPROVAL_REQUIRED,
                refusal(() -> tickets.reply(ANN, Reply.to(id, content.withAttachments(List.of())))));

        approvals.carryOut(CEM, id, approval().id());

        List<Entry> entries = tickets.entries(BOB, id, PAGE).items();
        assertEquals(List.of(proof.file()), entries.get(entries.size() - 1).attachments());
    }

    private StagedFile staged(String name, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return desk.attachments().stage(ANN, name, "text/plain", new ByteArrayInputStream(bytes));
    }

    @Test
    void L9_what_needs_no_approval_is_asked_of_nobody() {
        assertEquals(
                Refused.Code.NO_APPROVAL_NEEDED,
                refusal(() -> approvals.request(ANN, RequestApproval.of(Reply.to(id, "Hello")))));
        assertEquals(
                Refused.Code.NO_APPROVAL_NEEDED,
                refusal(() -> approvals.request(ANN, RequestApproval.of(Move.to(id, "dropped")))));
        assertEquals(
                Refused.Code.ILLEGAL_MOVE,
                refusal(() -> approvals.request(ANN, RequestApproval.of(Move.to(id, "done")))));
    }

    @Test
    void L9_the_deadline_escalates_once_and_the_end_of_the_time_ends_it() {
        request(ANN);
        approve(BOB);
        clock.advance(Duration.ofHours(4));
        desk.work(100);
        assertEquals(clock.instant(), approval().deadlines().escalatedAt().orElseThrow());
        clock.advance(Duration.ofHours(1));
        desk.work(100);
        assertEquals(
                1,
                tickets.history(LIZ, id, PAGE).items().stream()
                        .filter(recorded -> recorded.event() instanceof TicketEvent.ApprovalOverdue)
                        .count());
        approve(CEM);
        clock.advance(Duration.ofHours(19));
        assertEquals(
                Refused.Code.APPROVAL_REQUIRED,
                refusal(() -> tickets.move(ANN, release())),
                "expired before the timer said so");
        assertEquals(Refused.Code.APPROVAL_EXPIRED, refusal(() -> approve(DEA)));
        desk.work(100);
        assertEquals(List.of("EXPIRED"), outcomes());
        assertEquals(Refused.Code.APPROVAL_EXPIRED, refusal(() -> approve(DEA)));
        assertEquals(0, desk.work(100));
        assertEquals(List.of(), desk.checkConsistency(PAGE).found());
    }

    @Test
    void L9_a_granted_approval_does_not_escalate() {
        request(ANN);
        approve(BOB);
        approve(CEM);
        assertEquals(List.of(), desk.checkConsistency(PAGE).found());
        clock.advance(Duration.ofHours(5));
        assertEquals(0, desk.work(100));
        tickets.assign(ANN, Assign.to(id, AgentId.of("bob")));
        assertEquals(1, desk.work(100), "a vote that counts no more makes it overdue");
    }

    @Test
    void L9_it_is_withdrawn_by_who_asked_the_owner_and_who_has_the_right() {
        Approval asked = request(ANN);
        assertEquals(
                Refused.Code.FORBIDDEN, refusal(() -> approvals.withdraw(BOB, WithdrawApproval.of(id, asked.id()))));
        approvals.withdraw(ANN, WithdrawApproval.of(id, asked.id()).because("not-needed"));
        assertEquals(
                Refused.Code.APPROVAL_ENDED,
                refusal(() -> approvals.withdraw(ANN, WithdrawApproval.of(id, asked.id()))));
        approvals.withdraw(LIZ, WithdrawApproval.of(id, request(ANN).id()));
        tickets.assign(ANN, Assign.to(id, AgentId.of("bob")));
        approvals.withdraw(BOB, WithdrawApproval.of(id, request(ANN).id()));
        assertEquals(List.of("WITHDRAWN", "WITHDRAWN", "WITHDRAWN"), outcomes());
    }

    @Test
    void L9_any_other_move_voids_what_was_asked_for_a_move() {
        request(ANN);
        approve(BOB);
        approve(CEM);
        tickets.move(ANN, Move.to(id, "planned"));
        tickets.move(ANN, Move.to(id, "ready"));
        assertEquals(List.of("VOID"), outcomes());
        assertEquals(Refused.Code.APPROVAL_REQUIRED, refusal(() -> tickets.move(ANN, release())));
    }

    @Test
    void L9_approvers_find_what_waits_for_them() {
        request(ANN);
        assertEquals(List.of(), approvals.pendingFor(ANN, PAGE).items());
        PendingApproval waiting = approvals.pendingFor(BOB, PAGE).items().get(0);
        assertEquals(id, waiting.ticket().id());
        assertEquals("release", waiting.approval().rule());
        approve(BOB);
        assertEquals(List.of(), approvals.pendingFor(BOB, PAGE).items());
        assertEquals(1, approvals.pendingFor(CEM, PAGE).items().size());
        assertEquals(List.of(), approvals.pendingFor(Actor.auditor("eve"), PAGE).items());
        approve(CEM);
        assertEquals(List.of(), approvals.pendingFor(DEA, PAGE).items());
        assertEquals(
                List.of(),
                tickets.search(
                                LIZ,
                                Criteria.is(TicketField.PENDING_APPROVAL, "release"),
                                org.ticketkit.ticket.Sort.OLDEST_FIRST,
                                PAGE)
                        .items());
    }

    @Test
    void L9_two_approvers_at_once_are_both_heard() throws Exception {
        request(ANN);
        Approval asked = approval();
        ExecutorService pool = Executors.newFixedThreadPool(2);
        try {
            List<Future<Ticket>> votes = List.of(
                    pool.submit(() -> approvals.vote(BOB, CastVote.approving(id, asked))),
                    pool.submit(() -> approvals.vote(CEM, CastVote.approving(id, asked))));
            for (Future<Ticket> vote : votes) {
                vote.get(60, TimeUnit.SECONDS);
            }
        } finally {
            pool.shutdownNow();
        }
        assertEquals(0, approval().missing(Optional.empty()));
    }

    @Test
    void L9_a_vote_in_a_hosts_transaction_that_is_rolled_back_never_was() {
        request(ANN);
        approve(BOB);
        assertThrows(
                IllegalStateException.class,
                () -> storage.unitOfWork().call(tx -> {
                    approve(CEM);
                    assertEquals(0, approval().missing(Optional.empty()));
                    throw new IllegalStateException("the host changed its mind");
                }));
        assertEquals(1, approval().missing(Optional.empty()));
        assertEquals(Refused.Code.APPROVAL_REQUIRED, refusal(() -> tickets.move(ANN, release())));
        approve(CEM);
        assertEquals("released", tickets.move(ANN, release()).status().code());
    }

    @Test
    void L9_who_is_excluded_can_be_configured() {
        ApprovalRule own = ApprovalRule.named("own").excluding(Exclusion.OWNER);
        TicketDesk other = TicketDesk.builder()
                .outgoingPolicy((ticket, actor, reply) -> Optional.of(own))
                .build();
        TicketId opened = other.tickets()
                .open(
                        Actor.system("web"),
                        OpenTicket.from(Contact.mail("carla@example.org"))
                                .subject("Refund")
                                .text("Please.")
                                .build())
                .ticket()
                .id();
        Ticket asked = other.approvals().request(ANN, RequestApproval.of(Reply.to(opened, "We pay.")));
        Ticket granted = other.approvals()
                .vote(ANN, CastVote.approving(opened, asked.approvals().get(0)));
        assertEquals(0, granted.approvals().get(0).missing(Optional.empty()));
        assertEquals(1, granted.approvals().get(0).missing(Optional.of(AgentId.of("ann"))));
    }

    @Test
    void L11_closing_while_an_approval_is_pending_takes_a_reason_which_is_recorded() {
        request(ANN);
        Move drop = Move.to(id, "dropped");
        Obstacle pending = tickets.nextFor(BOB, id).get(2).obstacles().get(0);
        assertEquals(Refused.Code.OPEN_OBLIGATION, pending.code());
        assertEquals("approval-pending", pending.name());
        assertEquals(Refused.Code.OPEN_OBLIGATION, refusal(() -> tickets.move(BOB, drop)));
        assertEquals(Refused.Code.OPEN_OBLIGATION, refusal(() -> tickets.move(BOB, drop.because("spam"))));

        tickets.move(BOB, drop.overriding("approval-pending", "customer-left"));

        assertTrue(tickets.history(LIZ, id, PAGE).items().stream()
                .anyMatch(recorded ->
                        recorded.event().equals(new TicketEvent.Overridden("approval-pending", "customer-left"))));
        assertEquals(List.of("VOID"), outcomes());
        assertEquals(List.of(), approvals.pendingFor(CEM, PAGE).items());
    }

    @Test
    void L11_a_granted_or_withdrawn_approval_does_not_keep_a_ticket_open() {
        approvals.request(ANN, RequestApproval.of(Reply.to(id, "The official answer.")));
        assertEquals(Refused.Code.OPEN_OBLIGATION, refusal(() -> tickets.move(BOB, Move.to(id, "dropped"))));
        approve(BOB);
        tickets.move(BOB, Move.to(id, "dropped"));
        approvals.carryOut(ANN, id, approval().id());
        assertEquals(List.of("USED"), outcomes());
    }

    @Test
    void L9_commands_of_approvals_can_be_performed_like_all_others() {
        tickets.perform(ANN, RequestApproval.of(release()));
        tickets.perform(BOB, CastVote.approving(id, approval()));
        tickets.perform(ANN, WithdrawApproval.of(id, approval().id()));
        assertEquals(List.of("WITHDRAWN"), outcomes());
    }
}
