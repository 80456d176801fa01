package org.ticketkit.internal;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.ticketkit.lifecycle.ApprovalRule;
import org.ticketkit.lifecycle.Guard;
import org.ticketkit.lifecycle.Lifecycle;
import org.ticketkit.lifecycle.OutgoingPolicy;
import org.ticketkit.lifecycle.Transition;
import org.ticketkit.spi.AccessPolicy.Action;
import org.ticketkit.ticket.AgentId;
import org.ticketkit.ticket.Approvable;
import org.ticketkit.ticket.Approvable.StatusMove;
import org.ticketkit.ticket.Approval;
import org.ticketkit.ticket.Approval.Outcome;
import org.ticketkit.ticket.ApprovalId;
import org.ticketkit.ticket.CastVote;
import org.ticketkit.ticket.ContentHash;
import org.ticketkit.ticket.Entry;
import org.ticketkit.ticket.Move;
import org.ticketkit.ticket.Refused;
import org.ticketkit.ticket.Reply;
import org.ticketkit.ticket.RequestApproval;
import org.ticketkit.ticket.Status;
import org.ticketkit.ticket.Ticket;
import org.ticketkit.ticket.TicketEvent;
import org.ticketkit.ticket.Vote;
import org.ticketkit.ticket.WithdrawApproval;
import org.ticketkit.worktime.Term;

/** Decides about approvals by others (rule L9). */
public final class Approving {

    /** The kind of timer of the earliest deadline. */
    public static final String DEADLINE = "approval";

    /** The right that it takes to withdraw what others asked for. */
    public static final String WITHDRAW = "withdraw-approval";

    private static final int MOST_OPEN = 10;

    private Approving() {}

    /** Asks for all approvals that a move needs; those that are asked for already in the same way stay as they are. */
    public static Change request(Context context, TicketCodec.Loaded loaded, Move move, Lifecycle lifecycle) {
        Change change = Change.of(context, loaded);
        Ticket ticket = change.ticket();
        Access.require(context, Action.REQUEST_APPROVAL, ticket);
        Transition way = Moving.way(ticket, move, lifecycle);
        List<ApprovalRule> rules = way.guards().stream()
                .map(Guard::approval)
                .flatMap(Optional::stream)
                .toList();
        if (rules.isEmpty()) {
            throw notNeeded(ticket);
        }
        StatusMove subject = StatusMove.of(ticket, move);
        for (ApprovalRule rule : rules) {
            Optional<Approval> before = ticket.approvals().stream()
                    .filter(Approval::isOpen)
                    .filter(approval -> approval.rule().equals(rule.name()) && isSameWay(approval, subject))
                    .findFirst();
            ask(change, rule, subject, subject.hash(ticket), before);
        }
        return change;
    }

    private static boolean isSameWay(Approval approval, StatusMove subject) {
        return approval.subject() instanceof StatusMove other
                && other.from().equals(subject.from())
                && other.to().equals(subject.to());
    }

    /** Asks for the approval that a message needs, and keeps the message as a note that the approvers can read. */
    public static Change request(
            Context context, TicketCodec.Loaded loaded, RequestApproval command, Reply reply, OutgoingPolicy policy) {
        Change change = Change.of(context, loaded);
        Ticket ticket = change.ticket();
        Access.require(context, Action.REQUEST_APPROVAL, ticket);
        Access.require(context, Action.REPLY, ticket);
        ApprovalRule rule = policy.decide(ticket, context.actor(), reply).orElseThrow(() -> notNeeded(ticket));
        ContentHash hash = Approvable.Message.hash(ticket, reply);
        Optional<Approval> before = Optional.ofNullable(command.revises()).map(id -> open(ticket, id, change.now()));
        if (rule.of(ticket, hash).filter(unexpired(change)).isPresent()) {
            return change;
        }
        String channel = reply.channel() == null ? ticket.channel() : reply.channel();
        Entry draft = change.entry(Entry.Kind.NOTE, Entry.Direction.INTERNAL, reply.content(), channel, null, "");
        return ask(change, rule, new Approvable.Message(draft.id()), hash, before);
    }

    private static Predicate<Approval> unexpired(Change change) {
        return approval -> !approval.isExpired(change.now());
    }

    private static Change ask(
            Change change, ApprovalRule rule, Approvable subject, ContentHash hash, Optional<Approval> before) {
        Optional<Approval> going = before.filter(rule::asked).filter(unexpired(change));
        if (going.isPresent()) {
            return going.get().hash().equals(hash)
                    ? change
                    : change.happened(
                            new TicketEvent.ApprovalRevised(going.get().id(), subject, hash));
        }
        before.ifPresent(approval ->
                end(change, approval, unexpired(change).test(approval) ? Outcome.VOID : Outcome.EXPIRED, "asked-anew"));
        requireRoom(change.ticket());
        Instant now = change.now();
        return change.happened(new TicketEvent.ApprovalRequested(
                new ApprovalId(change.newId()),
                rule.name(),
                rule.quorum(),
                subject,
                hash,
                before.flatMap(approval -> approval.author().agent())
                        .or(() ->
                                subject instanceof StatusMove ? change.ticket().lastEditor() : Optional.empty()),
                new Approval.Deadlines(end(rule.escalation(), now), Optional.empty(), end(rule.expiry(), now))));
    }

    private static Optional<Instant> end(Optional<Term> term, Instant now) {
        return term.flatMap(length -> length.endAfter(now));
    }

    private static void requireRoom(Ticket ticket) {
        if (ticket.approvals().stream().filter(Approval::isOpen).count() >= MOST_OPEN) {
            throw Refused.because(
                    Refused.Code.TOO_MANY,
                    "Ticket " + ticket.id() + " waits for " + MOST_OPEN + " approvals already; withdraw some",
                    Map.of("ticket", ticket.id().toString()));
        }
    }

    /** A vote, bound to the content that the voter read. */
    public static Change vote(
            Context context, TicketCodec.Loaded loaded, CastVote command, Optional<Set<AgentId>> standsInFor) {
        Change change = Change.of(context, loaded);
        Access.require(context, Action.APPROVE, change.ticket());
        Approval approval = open(change.ticket(), command.approval(), change.now());
        if (!approval.hash().equals(command.hash())) {
            throw refused(
                    Refused.Code.APPROVAL_VOID,
                    change.ticket(),
                    approval,
                    "has other content now than the vote is about; read it again");
        }
        String reason = command.reason() == null ? "" : command.reason();
        Vote vote = new Vote(context.actor(), command.choice(), reason, command.hash(), standsInFor, context.now());
        objection(context, change.ticket(), approval, vote).ifPresent(refusal -> {
            throw refusal;
        });
        change.happened(
                new TicketEvent.Voted(approval.id(), vote.choice(), vote.reason(), vote.hash(), vote.standsInFor()));
        return vote.choice() == Vote.Choice.DENY ? end(change, approval, Outcome.DENIED, vote.reason()) : change;
    }

    /** Can this actor still approve it? */
    public static boolean waitsFor(
            Context context, Ticket ticket, Approval approval, Optional<Set<AgentId>> standsInFor) {
        Vote vote = new Vote(context.actor(), Vote.Choice.APPROVE, "", approval.hash(), standsInFor, context.now());
        return approval.isPending(ticket.owner())
                && !approval.isExpired(context.now())
                && context.access().allows(context.actor(), Action.APPROVE, ticket)
                && objection(context, ticket, approval, vote).isEmpty();
    }

    /** Why this vote cannot be cast. */
    private static Optional<Refused> objection(Context context, Ticket ticket, Approval approval, Vote vote) {
        if (!isApprover(context, ticket, approval)) {
            return Optional.of(refused(
                    Refused.Code.NOT_AN_APPROVER,
                    ticket,
                    approval,
                    "is not " + context.actor() + "'s to approve; ask those whom the rule names"));
        }
        Optional<Refused> excluded =
                approval.exclusion(vote, ticket.owner()).map(exclusion -> excluded(ticket, approval, exclusion));
        return excluded.isPresent() ? excluded : repeated(ticket, approval, vote);
    }

    private static boolean isApprover(Context context, Ticket ticket, Approval approval) {
        Set<AgentId> named = approval.quorum().agents();
        boolean isNamed = named.isEmpty()
                || context.actor().agent().filter(named::contains).isPresent()
                || context.actor().actingFor().filter(named::contains).isPresent();
        return context.actor().isStaff()
                && isNamed
                && approval.quorum()
                        .right()
                        .filter(right -> !context.access().holds(context.actor(), right, ticket))
                        .isEmpty();
    }

    private static Refused excluded(Ticket ticket, Approval approval, org.ticketkit.ticket.Quorum.Exclusion why) {
        String role = why.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        return Refused.because(
                Refused.Code.APPROVER_EXCLUDED,
                "Approval " + approval.id() + " of ticket " + ticket.id() + " is for others to give than "
                        + (why == org.ticketkit.ticket.Quorum.Exclusion.DEPUTIES
                                ? "the deputies of those who have to do with it"
                                : "the " + role.replace('-', ' '))
                        + "; ask somebody else",
                Map.of(
                        "ticket", ticket.id().toString(),
                        "approval", approval.id().toString(),
                        "exclusion", role));
    }

    private static Optional<Refused> repeated(Ticket ticket, Approval approval, Vote vote) {
        boolean isRepeated = approval.votes().stream()
                .anyMatch(cast -> cast.voter().id().equals(vote.voter().id()) && cast.choice() == vote.choice());
        if (isRepeated) {
            return Optional.of(refused(
                    Refused.Code.ALREADY_VOTED, ticket, approval, "has this vote already; nothing else is to be done"));
        }
        return approval.votes().size() < Approval.MOST_VOTES
                ? Optional.empty()
                : Optional.of(refused(Refused.Code.TOO_MANY, ticket, approval, "has all the votes that it can hold"));
    }

    /** Asks for an approval no more. */
    public static Change withdraw(Context context, TicketCodec.Loaded loaded, WithdrawApproval command) {
        Change change = Change.of(context, loaded);
        Ticket ticket = change.ticket();
        Access.require(context, Action.REQUEST_APPROVAL, ticket);
        Approval approval = open(ticket, command.approval(), change.now());
        boolean isOwn = approval.author().id().equals(context.actor().id())
                || (ticket.owner().isPresent()
                        && ticket.owner().equals(context.actor().agent()));
        if (!isOwn && !context.access().holds(context.actor(), WITHDRAW, ticket)) {
            throw refused(
                    Refused.Code.FORBIDDEN,
                    ticket,
                    approval,
                    "is withdrawn by who asked for it, by the owner, or with the right \"" + WITHDRAW + "\"");
        }
        return end(change, approval, Outcome.WITHDRAWN, command.reason() == null ? "" : command.reason());
    }

    /** Lets a message out if it needs no approval, or has one of exactly this content, which is used up. */
    public static Change send(Context context, Change change, Reply reply, OutgoingPolicy policy) {
        Ticket ticket = change.ticket();
        if (!Replying.isInbound(context.actor())) {
            policy.decide(ticket, context.actor(), reply)
                    .ifPresent(rule -> end(change, granted(ticket, reply, rule, change.now()), Outcome.USED, ""));
        }
        return change;
    }

    private static Approval granted(Ticket ticket, Reply reply, ApprovalRule rule, Instant now) {
        Optional<Approval> asked = rule.of(ticket, Approvable.Message.hash(ticket, reply));
        return asked.filter(approval -> approval.isGranted(ticket.owner(), now))
                .orElseThrow(() -> Refused.because(
                        Refused.Code.APPROVAL_REQUIRED,
                        "This message on ticket " + ticket.id() + " needs "
                                + asked.filter(approval -> !approval.isExpired(now))
                                        .map(approval -> approval.missing(ticket.owner()) + " more")
                                        .orElse(rule.quorum().needed() + "")
                                + " approvals by the rule \"" + rule.name()
                                + "\"; ask for them with desk.approvals().request(...) and send it unchanged then",
                        Map.of("ticket", ticket.id().toString(), "rule", rule.name())));
    }

    /** Says in the history whose content changed with the ticket's; their votes are void. */
    static Change contentChanged(Change change) {
        for (Approval approval : change.ticket().approvals()) {
            if (approval.isOpen() && approval.subject() instanceof StatusMove move) {
                ContentHash hash = move.hash(change.ticket());
                if (!hash.equals(approval.hash())) {
                    change.happened(new TicketEvent.ApprovalRevised(approval.id(), move, hash));
                }
            }
        }
        return change;
    }

    /** Ends what a move uses up, and what cannot be done after it any more. */
    static Change moving(Change change, Status to, String reason, @Nullable Instant until) {
        Ticket ticket = change.ticket();
        for (Approval approval : ticket.approvals()) {
            boolean isOfMove = approval.subject() instanceof StatusMove;
            if (approval.isOpen() && isOfMove) {
                StatusMove made = new StatusMove(ticket.status().code(), to.code(), reason, Optional.ofNullable(until));
                boolean isUsed =
                        approval.hash().equals(made.hash(ticket)) && approval.isGranted(ticket.owner(), change.now());
                end(change, approval, isUsed ? Outcome.USED : Outcome.VOID, isUsed ? "" : "moved");
            } else if (approval.isPending(ticket.owner()) && Obligations.isDone(to)) {
                end(change, approval, Outcome.VOID, "moved");
            }
        }
        return change;
    }

    /** When the next deadline of an open approval is; a merged ticket stands still. */
    public static Optional<Instant> nextDeadline(Ticket ticket) {
        if (ticket.merger().isPresent()) {
            return Optional.empty();
        }
        return ticket.approvals().stream()
                .map(approval -> approval.nextDeadline(ticket.owner()))
                .flatMap(Optional::stream)
                .min(Comparator.naturalOrder());
    }

    /** Does what follows from deadlines that have come. */
    public static Change passDeadlines(Change change) {
        Instant now = change.now();
        for (Approval approval : change.ticket().approvals()) {
            if (approval.isOpen() && approval.isExpired(now)) {
                end(change, approval, Outcome.EXPIRED, "");
            } else if (approval.nextDeadline(change.ticket().owner())
                    .filter(at -> !now.isBefore(at))
                    .isPresent()) {
                change.happened(new TicketEvent.ApprovalOverdue(approval.id()));
            }
        }
        return change;
    }

    private static Change end(Change change, Approval approval, Outcome outcome, String reason) {
        return change.happened(new TicketEvent.ApprovalEnded(approval.id(), outcome, reason));
    }

    /** The approval, if it can still be voted on. */
    public static Approval open(Ticket ticket, ApprovalId id, Instant now) {
        Approval approval = ticket.approval(id).orElseThrow(() -> noSuch(ticket, id));
        if (approval.isExpired(now)) {
            throw refused(Refused.Code.APPROVAL_EXPIRED, ticket, approval, "has expired; ask for it again");
        }
        approval.ending().ifPresent(end -> {
            throw refused(
                    Refused.Code.APPROVAL_ENDED,
                    ticket,
                    approval,
                    "ended before (" + end.outcome() + "); ask for it again if it is still needed");
        });
        return approval;
    }

    private static Refused noSuch(Ticket ticket, ApprovalId id) {
        return Refused.because(
                Refused.Code.NO_SUCH_APPROVAL,
                "Ticket " + ticket.id() + " has no approval " + id + ", or it ended long ago; read the ticket again",
                Map.of("ticket", ticket.id().toString(), "approval", id.toString()));
    }

    /** Nothing asks for an approval of it. */
    public static Refused notNeeded(Ticket ticket) {
        return Refused.because(
                Refused.Code.NO_APPROVAL_NEEDED,
                "Nothing asks for an approval of this on ticket " + ticket.id() + "; just do it",
                Map.of("ticket", ticket.id().toString()));
    }

    private static Refused refused(Refused.Code code, Ticket ticket, Approval approval, String what) {
        return Refused.because(
                code,
                "Approval " + approval.id() + " of ticket " + ticket.id() + " " + what,
                Map.of(
                        "ticket", ticket.id().toString(),
                        "approval", approval.id().toString(),
                        "outcome",
                                approval.ending()
                                        .map(end -> end.outcome().name())
                                        .orElse("")));
    }
}
