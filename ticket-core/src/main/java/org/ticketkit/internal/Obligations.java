package org.ticketkit.internal;

import java.util.List;
import java.util.Optional;
import org.ticketkit.lifecycle.Obstacle;
import org.ticketkit.lifecycle.Situation;
import org.ticketkit.lifecycle.Transition;
import org.ticketkit.ticket.Approvable.StatusMove;
import org.ticketkit.ticket.Approval;
import org.ticketkit.ticket.Phase;
import org.ticketkit.ticket.Refused;
import org.ticketkit.ticket.Status;
import org.ticketkit.ticket.Ticket;

/**
 * What is still open when a ticket is to be resolved or closed (rule L11), whatever its lifecycle says: the one list of it. Whoever may
 * move the ticket may override each by its name, with a reason.
 */
final class Obligations {

    private Obligations() {}

    /** What stands in the way of this way; nothing if it does not lead to the end of the work. */
    static List<Obstacle> open(Situation situation, Transition way) {
        return isDone(way.to()) ? pendingApproval(situation, way).stream().toList() : List.of();
    }

    /** Is the work on a ticket of this status done? */
    static boolean isDone(Status status) {
        return status.phase() == Phase.RESOLVED || status.phase() == Phase.CLOSED;
    }

    private static Optional<Obstacle> pendingApproval(Situation situation, Transition way) {
        Ticket ticket = situation.ticket();
        return ticket.approvals().stream()
                .filter(approval -> approval.isPending(ticket.owner()) && !approval.isExpired(situation.now()))
                .filter(approval -> !isOf(way, approval))
                .findFirst()
                .map(approval -> new Obstacle(
                        Refused.Code.OPEN_OBLIGATION,
                        "approval-pending",
                        "the approval by the rule \"" + approval.rule()
                                + "\" is pending; wait for it, withdraw it, or override \"approval-pending\" with a reason",
                        Optional.of(Obstacle.Overriding.BY_ANYBODY)));
    }

    /** The approval of the move itself is asked for by a guard. */
    private static boolean isOf(Transition way, Approval approval) {
        return approval.subject() instanceof StatusMove move
                && move.to().equals(way.to().code());
    }
}
