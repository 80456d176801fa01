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
 *   <li>A1 {@link #allows} with {@link Action#READ} holds for a ticket exactly if the ticket fits {@link #scope}: access is part of
 *       a search, never a filter afterwards.
 *   <li>A2 Both are pure functions: they ask no other system and read no clock.
 * </ol>
 */
public interface AccessPolicy {

    /** What can be done to a ticket; may grow. */
    enum Action {
        /** See the ticket and its public entries. */
        READ,
        /** See notes, automatic entries and the history. */
        READ_INTERNAL,
        /** Open a ticket for the requester that it names. */
        OPEN,
        /** Write a public message. */
        REPLY,
        /** Write a note. */
        NOTE,
        /** Move it to another status. */
        MOVE,
        /** Give it an owner. */
        ASSIGN,
        /** Take the assignee's role. */
        CLAIM,
        /** Record what a machine sent. */
        RECORD_AUTOMATIC,
        /** Let one more person take part. */
        ADD_PARTICIPANT,
        /** Make or revoke a link to the requester's view. */
        LINK
    }

    /** May this actor do this to this ticket? For {@link Action#OPEN}, the ticket as it would be. */
    boolean allows(Actor actor, Action action, Ticket ticket);

    /** Which tickets may this actor see? */
    Criteria scope(Actor actor);
}
