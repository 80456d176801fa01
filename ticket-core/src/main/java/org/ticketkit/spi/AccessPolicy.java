package org.ticketkit.spi;

import org.ticketkit.ticket.Actor;
import org.ticketkit.ticket.Criteria;
import org.ticketkit.ticket.Ticket;

/**
 * Says who may do what; yours to implement.
 *
 * <p>The contract, by number:
 *
 * <ol>
 *   <li>A1 {@link #allows} with {@link Action#READ} holds for a ticket exactly if the ticket fits {@link #scope} for {@code READ}, and
 *       with {@link Action#READ_INTERNAL} exactly if it fits the one for {@code READ_INTERNAL}: access is part of a search, never a
 *       filter afterwards.
 *   <li>A2 All are pure functions: they ask no other system and read no clock.
 *   <li>A3 Who may see a ticket from inside may see it.
 * </ol>
 */
public interface AccessPolicy {

    /** What can be done to a ticket; may grow. */
    enum Action {
        /** See the public part of the ticket and its public entries (rule R2). */
        READ,
        /** See the whole ticket, notes, automatic entries and the history. */
        READ_INTERNAL,
        /** Open a ticket for the requester that it names. */
        OPEN,
        /** Write a public message. */
        REPLY,
        /** Write a note. */
        NOTE,
        /** Move it to another status. */
        MOVE,
        /** Say what it is about, who deals with it and how urgent it is. */
        TRIAGE,
        /** Give it an owner. */
        ASSIGN,
        /** Ask others for an approval, and withdraw it (rule L9). */
        REQUEST_APPROVAL,
        /** Approve what others ask for, or say no; who has to do with it may not, whatever the policy says (rule L9). */
        APPROVE,
        /** Take the assignee's role, and give it back. */
        CLAIM,
        /** Pin it to the lifecycle that replaces its own. */
        REPIN,
        /** Offer it to another owner, answer that or withdraw it; who may do which, the desk says (rule O2). */
        HAND_OVER,
        /** Give it another owner without being asked; who may can do all that the owner may, too. */
        REASSIGN,
        /** Let somebody act for the owner for a while, or no longer. */
        DELEGATE,
        /** Have somebody of the staff watch it, or no longer. */
        WATCH,
        /** Ask a colleague on it, and answer. */
        CONSULT,
        /** Record what a machine sent. */
        RECORD_AUTOMATIC,
        /** Let one more person take part. */
        ADD_PARTICIPANT,
        /** Merge it into another, have another merged into it, or undo that; both tickets are asked. */
        MERGE,
        /** Link it to another ticket, or take that back; both tickets are asked. */
        RELATE,
        /** Make a ticket of its own out of some of its entries. */
        SPLIT,
        /** Make or revoke a link to the requester's view. */
        LINK,
        /** Run a macro; what it does needs its own rights beside. */
        RUN_MACRO,
        /** Say that somebody looked at a ticket on which rules were stopped. */
        ACKNOWLEDGE_RULES,
        /** Have a notice about it attempted again that failed for good. */
        RESEND
    }

    /** May this actor do this to this ticket? For {@link Action#OPEN}, the ticket as it would be. */
    boolean allows(Actor actor, Action action, Ticket ticket);

    /**
     * Does this actor hold a right that a lifecycle names ({@code release}, {@code write-off} ...), on this ticket? It comes on top of the
     * one to {@link Action#MOVE}. By default leads and the system hold all of them.
     */
    default boolean holds(Actor actor, String right, Ticket ticket) {
        return actor.role() == Actor.Role.LEAD || actor.role() == Actor.Role.SYSTEM;
    }

    /** Which tickets may this actor see, with {@link Action#READ}, or see from inside, with {@link Action#READ_INTERNAL}? No other is asked. */
    Criteria scope(Actor actor, Action reading);

    /** May this actor store a file, to be carried by a command that follows? */
    boolean mayStage(Actor actor);
}
