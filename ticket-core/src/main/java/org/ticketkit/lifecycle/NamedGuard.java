package org.ticketkit.lifecycle;

import java.util.Optional;
import org.ticketkit.ticket.Actor;
import org.ticketkit.ticket.Refused;
import org.ticketkit.ticket.Ticket;

/** A guard put together from a name and a condition. */
record NamedGuard(String name, Guard.Condition condition) implements Guard {

    @Override
    public Optional<Refused.Code> obstacle(Ticket ticket, Actor actor) {
        return condition.obstacle(ticket, actor);
    }
}
