package org.ticketkit.internal;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
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
import org.ticketkit.ticket.ContentHash;
import org.ticketkit.ticket.Entry;
import org.ticketkit.ticket.Move;
import org.ticketkit.ticket.Refused;
import org.ticketkit.ticket.Reply;
import org.ticketkit.ticket.RequestApproval;
import org.ticketkit.ticket.Ticket;
import org.ticketkit.ticket.TicketEvent;
import org.ticketkit.ticket.WithdrawApproval;
import org.ticketkit.worktime.Term;

/** Decides who is to approve what, and whether it was (rule L9); {@link Voting} decides about the votes, {@link ApprovalUpkeep} what follows by itself. */
public final class Approving {

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
                editor(change.ticket(), subject, before),
                new Approval.Deadlines(end(rule.escalation(), now), Optional.empty(), end(rule.expiry(), now))));
    }

    /** Who wrote the content last, beside the one who asks now: of a move the ticket's editor, of a draft whoever asked before. */
    private static Optional<AgentId> editor(Ticket ticket, Approvable subject, Optional<Approval> before) {
        return subject instanceof StatusMove
                ? ticket.lastEditor()
                : before.flatMap(
                        approval -> approval.editor().or(() -> approval.author().agent()));
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
                    .map(rule -> granted(ticket, reply, rule, change.now()))
                    .or(() -> putUp(ticket, reply).map(approval -> granted(ticket, approval, change.now())))
                    .ifPresent(approval -> end(change, approval, Outcome.USED, ""));
        }
        return change;
    }

    /** Exactly this content waits for approval: then it needs it, whoever sends it. */
    private static Optional<Approval> putUp(Ticket ticket, Reply reply) {
        return ticket.approvals().stream()
                .filter(approval -> approval.isOpen() && approval.subject() instanceof Approvable.Message)
                .filter(approval -> approval.hash().equals(Approvable.Message.hash(ticket, reply)))
                .findFirst();
    }

    /** The approval, if what it is about may be done now. */
    public static Approval granted(Ticket ticket, Approval approval, Instant now) {
        if (!approval.isGranted(ticket.owner(), now)) {
            throw refused(
                    Refused.Code.APPROVAL_REQUIRED,
                    ticket,
                    approval,
                    "lacks " + approval.missing(ticket.owner()) + " votes; wait for them, or withdraw it");
        }
        return approval;
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

    static Change end(Change change, Approval approval, Outcome outcome, String reason) {
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

    static Refused refused(Refused.Code code, Ticket ticket, Approval approval, String what) {
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
