package org.ticketkit;

import org.ticketkit.ticket.Actor;
import org.ticketkit.ticket.ApprovalId;
import org.ticketkit.ticket.CastVote;
import org.ticketkit.ticket.Page;
import org.ticketkit.ticket.PageRequest;
import org.ticketkit.ticket.RequestApproval;
import org.ticketkit.ticket.Ticket;
import org.ticketkit.ticket.TicketId;
import org.ticketkit.ticket.WithdrawApproval;

/**
 * Approvals by others, before a ticket moves or a message goes out (rule L9): the "four eyes" of transitions that are guarded by {@link
 * org.ticketkit.lifecycle.Guard#approved}, and of messages for which the {@link org.ticketkit.lifecycle.OutgoingPolicy} wants them. Ours to
 * implement.
 *
 * <p>A vote is bound to the content that the voter read, by its SHA-256. When the content changes, the approval goes on with the new one
 * and all votes on the old one are void for good; who changed it may not approve it. Author, owner, last editor and, as far as the
 * directory knew when they voted, the deputies of these may not approve, unless the rule says otherwise; a vote of somebody who becomes
 * the owner counts no more. One denial ends an approval.
 *
 * <p>What {@link Tickets} says of commands and their failures holds here as well. The ticket has its approvals, {@link
 * Ticket#approvals}.
 */
public interface Approvals {

    /**
     * Asks for all approvals that a move or a message needs. A message is kept as an internal note, so that the approvers can read it. To
     * ask again for the same changes nothing.
     *
     * @throws org.ticketkit.ticket.Refused with {@code NO_APPROVAL_NEEDED} if nothing asks for one, with {@code ILLEGAL_MOVE} if the
     *     lifecycle has no such move from here, with {@code TOO_MANY} if ten are open
     */
    Ticket request(Actor actor, RequestApproval command);

    /**
     * Approves, or says no. Who approved may still say no until it is used.
     *
     * @throws org.ticketkit.ticket.Refused with {@code NOT_AN_APPROVER} if others are asked, with {@code APPROVER_EXCLUDED} if the actor
     *     has to do with it, with {@code ALREADY_VOTED}, with {@code APPROVAL_VOID} if the content is another now, with {@code
     *     APPROVAL_EXPIRED}, {@code APPROVAL_ENDED} or {@code NO_SUCH_APPROVAL}
     */
    Ticket vote(Actor actor, CastVote command);

    /**
     * Asks for it no more; for who asked, the owner, and whoever holds the right {@code withdraw-approval}.
     *
     * @throws org.ticketkit.ticket.Refused with {@code APPROVAL_EXPIRED}, {@code APPROVAL_ENDED} or {@code NO_SUCH_APPROVAL}
     */
    Ticket withdraw(Actor actor, WithdrawApproval command);

    /**
     * Does what was approved: makes the move, or sends the message as it stands in its note. The same as to move or reply with exactly that
     * content.
     *
     * @throws org.ticketkit.ticket.Refused with {@code APPROVAL_REQUIRED} while approvals are missing, with {@code APPROVAL_ENDED} or
     *     {@code NO_SUCH_APPROVAL}, and as the move or the reply would be
     */
    Ticket carryOut(Actor actor, TicketId ticket, ApprovalId approval);

    /**
     * A page of the approvals that wait for this actor's vote, those of the oldest tickets first. Found among the tickets with a pending
     * approval that the actor sees from inside; a page has those of at most as many tickets as were asked for, and may have fewer, even
     * none, though others follow.
     */
    Page<PendingApproval> pendingFor(Actor approver, PageRequest page);
}
