package org.ticketkit.lifecycle;

import java.util.function.Predicate;
import org.ticketkit.ticket.Refused;

/** A guard put together from its parts. */
record NamedGuard(String name, String reason, Refused.Code code, Predicate<Situation> condition) implements Guard {

    @Override
    public boolean holds(Situation situation) {
        return condition.test(situation);
    }
}
