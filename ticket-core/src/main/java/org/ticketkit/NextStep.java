package org.ticketkit;

import java.util.List;
import org.ticketkit.lifecycle.Obstacle;
import org.ticketkit.ticket.Status;

/**
 * A status that a ticket's lifecycle leads to from where it stands.
 *
 * @param status the status
 * @param obstacles all that keeps the actor from moving it there now, with reasons; empty if nothing does
 */
public record NextStep(Status status, List<Obstacle> obstacles) {

    /** Copies the list. */
    public NextStep {
        obstacles = List.copyOf(obstacles);
    }

    /** Can it be reached now? */
    public boolean isAllowed() {
        return obstacles.isEmpty();
    }
}
