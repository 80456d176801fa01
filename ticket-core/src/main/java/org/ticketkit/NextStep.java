package org.ticketkit;

import java.util.Optional;
import org.ticketkit.ticket.Refused;
import org.ticketkit.ticket.Status;

/**
 * A status that a ticket's lifecycle leads to from where it stands.
 *
 * @param status the status
 * @param obstacle why it cannot be reached now; empty if it can
 */
public record NextStep(Status status, Optional<Refused.Code> obstacle) {

    /** Can it be reached now? */
    public boolean isAllowed() {
        return obstacle.isEmpty();
    }
}
