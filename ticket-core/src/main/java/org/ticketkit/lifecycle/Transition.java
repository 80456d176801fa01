package org.ticketkit.lifecycle;

import java.util.List;
import java.util.Optional;
import org.ticketkit.ticket.Actor;
import org.ticketkit.ticket.Refused;
import org.ticketkit.ticket.Status;
import org.ticketkit.ticket.Ticket;

/**
 * A way from one status to another.
 *
 * @param from where it starts
 * @param to where it leads
 * @param guards its conditions; all must hold
 */
public record Transition(Status from, Status to, List<Guard> guards) {

    /** Copies the list. */
    public Transition {
        guards = List.copyOf(guards);
    }

    /** The first condition that does not hold; empty if the way is free. */
    public Optional<Refused.Code> obstacle(Ticket ticket, Actor actor) {
        for (Guard guard : guards) {
            Optional<Refused.Code> obstacle = guard.obstacle(ticket, actor);
            if (obstacle.isPresent()) {
                return obstacle;
            }
        }
        return Optional.empty();
    }
}
