package org.ticketkit.internal;

import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.ticketkit.ticket.Approvable.StatusMove;
import org.ticketkit.ticket.Approval;
import org.ticketkit.ticket.Approval.Outcome;
import org.ticketkit.ticket.ContentHash;
import org.ticketkit.ticket.Status;
import org.ticketkit.ticket.Ticket;
import org.ticketkit.ticket.TicketEvent;

/** Decides what becomes of approvals by itself: when the content changes, the ticket moves, a deadline passes (rule L9). */
public final class ApprovalUpkeep {

    /** The kind of timer of the earliest deadline. */
    public static final String DEADLINE = "approval";

    private ApprovalUpkeep() {}

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
                Approving.end(change, approval, isUsed ? Outcome.USED : Outcome.VOID, isUsed ? "" : "moved");
            } else if (approval.isPending(ticket.owner()) && Obligations.isDone(to)) {
                Approving.end(change, approval, Outcome.VOID, "moved");
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
                Approving.end(change, approval, Outcome.EXPIRED, "");
            } else if (approval.nextDeadline(change.ticket().owner())
                    .filter(at -> !now.isBefore(at))
                    .isPresent()) {
                change.happened(new TicketEvent.ApprovalOverdue(approval.id()));
            }
        }
        return change;
    }
}
