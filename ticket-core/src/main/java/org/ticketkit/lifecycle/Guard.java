package org.ticketkit.lifecycle;

import java.util.Optional;
import org.ticketkit.ticket.Actor;
import org.ticketkit.ticket.Refused;
import org.ticketkit.ticket.Ticket;

/**
 * A condition of a transition, a pure function of ticket and actor; yours to implement.
 *
 * <p>{@link #name()} tells it apart from others, in the definition's fingerprint too: another condition needs another name.
 */
public interface Guard {

    /** The ticket has an owner (rule O1). */
    Guard HAS_OWNER = of(
            "has-owner",
            (ticket, actor) ->
                    ticket.owner().isPresent() ? Optional.empty() : Optional.of(Refused.Code.OWNER_REQUIRED));

    /** Never by a plain move: a command of its own leads there. */
    Guard NOT_BY_MOVE = of("not-by-move", (ticket, actor) -> Optional.of(Refused.Code.ILLEGAL_MOVE));

    /** The name, a code. */
    String name();

    /** Why the transition is not allowed; empty if it is. */
    Optional<Refused.Code> obstacle(Ticket ticket, Actor actor);

    /** A guard of this name and condition. */
    static Guard of(String name, Condition condition) {
        return new NamedGuard(name, condition);
    }

    /** The condition of a guard. */
    @FunctionalInterface
    interface Condition {
        /** Why not; empty if nothing stands in the way. */
        Optional<Refused.Code> obstacle(Ticket ticket, Actor actor);
    }
}
