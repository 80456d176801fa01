package org.ticketkit.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.ticketkit.ticket.Approval;
import org.ticketkit.ticket.ApprovalId;
import org.ticketkit.ticket.Recorded;
import org.ticketkit.ticket.TicketEvent;
import org.ticketkit.ticket.Vote;

/** What each event makes of a ticket's approvals; a part of {@link Fold}. */
record ApprovalFold(List<Approval> approvals, Recorded recorded) {

    /** How many of those that ended are kept. */
    static final int ENDED_KEPT = 5;

    List<Approval> requested(TicketEvent.ApprovalRequested event) {
        List<Approval> all = new ArrayList<>(approvals);
        all.add(new Approval(
                event.approval(),
                event.rule(),
                event.quorum(),
                event.subject(),
                event.hash(),
                recorded.actor(),
                event.editor(),
                event.deadlines(),
                List.of(),
                recorded.at(),
                Optional.empty()));
        return all;
    }

    List<Approval> revised(TicketEvent.ApprovalRevised event) {
        return with(event.approval(), approval -> approval.revised(event.subject(), event.hash(), recorded.actor()));
    }

    List<Approval> voted(TicketEvent.Voted event) {
        Vote vote = new Vote(
                recorded.actor(), event.choice(), event.reason(), event.hash(), event.standsInFor(), recorded.at());
        return with(event.approval(), approval -> approval.with(vote));
    }

    List<Approval> overdue(TicketEvent.ApprovalOverdue event) {
        return with(event.approval(), approval -> approval.overdue(recorded.at()));
    }

    List<Approval> ended(TicketEvent.ApprovalEnded event) {
        Approval.Ending end = new Approval.Ending(event.outcome(), event.reason(), recorded.at());
        List<Approval> all = new ArrayList<>(with(event.approval(), approval -> approval.ended(end)));
        long over = all.stream().filter(approval -> !approval.isOpen()).count() - ENDED_KEPT;
        for (int i = 0; over > 0; i++) {
            if (!all.get(i).isOpen()) {
                all.remove(i--);
                over--;
            }
        }
        return all;
    }

    private List<Approval> with(ApprovalId id, UnaryOperator<Approval> change) {
        return approvals.stream()
                .map(approval -> approval.id().equals(id) ? change.apply(approval) : approval)
                .toList();
    }
}
