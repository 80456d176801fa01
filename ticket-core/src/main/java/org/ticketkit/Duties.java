package org.ticketkit;

import java.util.Optional;
import java.util.Set;
import org.ticketkit.ownership.Duty;
import org.ticketkit.ticket.Actor;
import org.ticketkit.ticket.AgentId;
import org.ticketkit.ticket.Refused;
import org.ticketkit.ticket.TicketId;
import org.ticketkit.ticket.TicketNotFound;

/**
 * Who has to do what falls due while somebody is away (rule O5). Ours to implement.
 *
 * <p>Absences and deputies are the directory's; it is asked at the moment of the question. Where it does not know somebody, or is down,
 * nobody is taken to be away.
 */
public interface Duties {

    /**
     * Who has to do now what falls due on this ticket: its owner, or while the owner is away their deputy. Empty if it has no owner.
     *
     * @throws TicketNotFound if there is none, or the actor may not see it
     * @throws Refused with {@code FORBIDDEN} if the actor may not see it from inside
     */
    Optional<Duty> of(Actor actor, TicketId id);

    /**
     * For whom does this agent stand in now, in whatever queue, directly or as the deputy of a deputy? For a list of the cases to see to
     * beside one's own; {@link #of} says of each one whether it is the agent's. Nobody for who is no agent.
     */
    Set<AgentId> standsInFor(Actor agent);
}
