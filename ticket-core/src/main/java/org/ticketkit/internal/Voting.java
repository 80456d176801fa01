package org.ticketkit.internal;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.ticketkit.spi.AccessPolicy.Action;
import org.ticketkit.ticket.AgentId;
import org.ticketkit.ticket.Approval;
import org.ticketkit.ticket.Approval.Outcome;
import org.ticketkit.ticket.CastVote;
import org.ticketkit.ticket.Quorum.Exclusion;
import org.ticketkit.ticket.Refused;
import org.ticketkit.ticket.Ticket;
import org.ticketkit.ticket.TicketEvent;
import org.ticketkit.ticket.Vote;

/** Decides about votes on what is to be approved (rule L9). */
public final class Voting {

    private Voting() {}

    /** A vote, bound to the content that the voter read. */
    public static Change vote(
            Context context, TicketCodec.Loaded loaded, CastVote command, Optional<Set<AgentId>> standsInFor) {
        Change change = Change.of(context, loaded);
        Access.require(context, Action.APPROVE, change.ticket());
        Approval approval = Approving.open(change.ticket(), command.approval(), change.now());
        if (!approval.hash().equals(command.hash())) {
            throw Approving.refused(
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
        return vote.choice() == Vote.Choice.DENY
                ? Approving.end(change, approval, Outcome.DENIED, vote.reason())
                : change;
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
            return Optional.of(Approving.refused(
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

    private static Refused excluded(Ticket ticket, Approval approval, Exclusion why) {
        String role = why.name().toLowerCase(Locale.ROOT).replace('_', '-');
        return Refused.because(
                Refused.Code.APPROVER_EXCLUDED,
                "Approval " + approval.id() + " of ticket " + ticket.id() + " is for others to give than "
                        + (why == Exclusion.DEPUTIES
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
            return Optional.of(Approving.refused(
                    Refused.Code.ALREADY_VOTED, ticket, approval, "has this vote already; nothing else is to be done"));
        }
        return approval.votes().size() < Approval.MOST_VOTES
                ? Optional.empty()
                : Optional.of(Approving.refused(
                        Refused.Code.TOO_MANY, ticket, approval, "has all the votes that it can hold"));
    }
}
