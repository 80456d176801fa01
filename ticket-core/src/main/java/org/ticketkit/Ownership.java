package org.ticketkit;

import org.ticketkit.ticket.AcceptHandOver;
import org.ticketkit.ticket.Actor;
import org.ticketkit.ticket.Answer;
import org.ticketkit.ticket.Consult;
import org.ticketkit.ticket.Delegate;
import org.ticketkit.ticket.EndDelegation;
import org.ticketkit.ticket.HandOver;
import org.ticketkit.ticket.Reassign;
import org.ticketkit.ticket.RefuseHandOver;
import org.ticketkit.ticket.Release;
import org.ticketkit.ticket.Ticket;
import org.ticketkit.ticket.Unwatch;
import org.ticketkit.ticket.Watch;
import org.ticketkit.ticket.WithdrawHandOver;

/**
 * Who deals with the tickets of one tenant (rules O1, O2, O3). Ours to implement.
 *
 * <p>A ticket gets its first owner by {@link Tickets#assign} and another one by {@link #accept} or {@link #reassign}, by nothing else:
 * from the first on there is exactly one. Who works on it now, by {@link Tickets#claim}, is another matter. The roles beside these
 * two are in {@link Ticket#roles}; which tickets are offered to an agent, delegated to, watched by or have an open question to one is
 * found by {@link Tickets#search} with the fields {@code OFFERED}, {@code DELEGATE}, {@code WATCHER} and {@code CONSULTED}.
 *
 * <p>What was said of commands at {@link Tickets} holds for these. Times are ended by {@link TicketDesk#work}; an offer and a
 * delegation count for nothing from their end on, even if that has not been noted yet.
 */
public interface Ownership {

    /**
     * Offers a ticket to somebody, for the time that the desk is configured for; until they accept, the owner stays who it is. The owner
     * may, a delegate, and who may reassign. The same offer again changes nothing.
     *
     * @throws org.ticketkit.ticket.Refused with {@code ALREADY_OFFERED} if it is offered to somebody else, with {@code ALREADY_OWNED} if
     *     they are the owner, with {@code OWNER_REQUIRED} if nobody is, with {@code NOT_OWNER} if it is not the actor's to offer
     */
    Ticket handOver(Actor actor, HandOver command);

    /**
     * Makes the one to whom the ticket was offered its owner; who acted for the owner of before does so no longer. Somebody who acts for
     * them may say so in their name (rule O5).
     *
     * @throws org.ticketkit.ticket.Refused with {@code NOTHING_OFFERED}, also after the offer's time is over, or {@code
     *     NOT_OFFERED_TO_YOU}
     */
    Ticket accept(Actor actor, AcceptHandOver command);

    /**
     * Says no to an offer, which ends it.
     *
     * @throws org.ticketkit.ticket.Refused with {@code NOTHING_OFFERED} or {@code NOT_OFFERED_TO_YOU}
     */
    Ticket refuse(Actor actor, RefuseHandOver command);

    /**
     * Takes an offer back. Who may offer may.
     *
     * @throws org.ticketkit.ticket.Refused with {@code NOTHING_OFFERED} or {@code NOT_OWNER}
     */
    Ticket withdraw(Actor actor, WithdrawHandOver command);

    /**
     * Gives a ticket another owner without being asked; an offer that waits ends, and who acted for the owner of before does so no
     * longer. By default leads may, and the system. The same owner again changes nothing.
     *
     * @throws org.ticketkit.ticket.Refused with {@code OWNER_REQUIRED} if it has none yet
     */
    Ticket reassign(Actor actor, Reassign command);

    /**
     * Ends the lease of the assignee's role with the reason {@code released}. The assignee may, and who may reassign.
     *
     * @throws org.ticketkit.ticket.Refused with {@code NOT_CLAIMED} if nobody has it, with {@code ALREADY_CLAIMED} if it is another's
     */
    Ticket release(Actor actor, Release command);

    /**
     * Lets somebody act for the owner until an instant: they may offer the ticket to somebody and withdraw that, and nothing else that
     * others may not. The owner may appoint them, and who may reassign.
     *
     * @throws org.ticketkit.ticket.Refused with {@code ALREADY_OWNED} if they are the owner, with {@code OWNER_REQUIRED}, {@code
     *     NOT_OWNER} or {@code TOO_MANY}
     */
    Ticket delegate(Actor actor, Delegate command);

    /**
     * Ends a delegation; who is no delegate stays none. The owner may, who may reassign, and the delegate.
     *
     * @throws org.ticketkit.ticket.Refused with {@code NOT_OWNER}
     */
    Ticket endDelegation(Actor actor, EndDelegation command);

    /**
     * Lets somebody of the staff watch a ticket. Saying it again changes nothing.
     *
     * @throws org.ticketkit.ticket.Refused with {@code TOO_MANY}
     */
    Ticket watch(Actor actor, Watch command);

    /** Lets somebody of the staff watch a ticket no longer. */
    Ticket unwatch(Actor actor, Unwatch command);

    /**
     * Asks a colleague for help by a note; owner and assignee stay who they are. When the answer is due and has not come, the history says
     * so, and the question stays open.
     *
     * @throws org.ticketkit.ticket.Refused with {@code TOO_MANY}
     */
    Ticket consult(Actor actor, Consult command);

    /**
     * Answers a question by a note, which ends it. Whoever may ask may answer; the history says who did.
     *
     * @throws org.ticketkit.ticket.Refused with {@code NOTHING_ASKED} if there is no such question, or it was answered
     */
    Ticket answer(Actor actor, Answer command);
}
