package org.ticketkit.lifecycle;

import java.util.Optional;
import org.ticketkit.ticket.Actor;
import org.ticketkit.ticket.Reply;
import org.ticketkit.ticket.Ticket;

/** Decides which messages to the outside need an approval before they go out (rule L9); yours to implement. */
@FunctionalInterface
public interface OutgoingPolicy {

    /** No message needs one. */
    OutgoingPolicy FREE = (ticket, actor, reply) -> Optional.empty();

    /** The rule by which this message needs an approval, if any; a pure function. Asked of what staff and system write, never of requesters. */
    Optional<ApprovalRule> decide(Ticket ticket, Actor actor, Reply reply);
}
