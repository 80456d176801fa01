package org.ticketkit.lifecycle;

import java.util.function.Predicate;
import org.ticketkit.ticket.Refused;

/**
 * A condition of a transition, a pure function of the situation; yours to implement.
 *
 * <p>{@link #name()} tells it apart from others, in the definition's fingerprint too: another condition needs another name.
 */
public interface Guard {

    /** The ticket has an owner (rule O1). */
    Guard HAS_OWNER = of(
            "has-owner",
            "nobody is accountable for it yet; assign an owner first",
            Refused.Code.OWNER_REQUIRED,
            situation -> situation.ticket().owner().isPresent());

    /** Never by a plain move: a command of its own leads there. */
    Guard NOT_BY_MOVE =
            of("not-by-move", "a command of its own leads there", Refused.Code.ILLEGAL_MOVE, situation -> false);

    /** The name, a code. */
    String name();

    /** Why not, if it does not hold, and the way out: half a sentence in English that goes on after a colon. */
    String reason();

    /** May the ticket move, as far as this is concerned? Allocates nothing, and asks nobody else. */
    boolean holds(Situation situation);

    /** The code of the refusal; {@link Refused.Code#CONDITION_NOT_MET} unless it is a known one. */
    default Refused.Code code() {
        return Refused.Code.CONDITION_NOT_MET;
    }

    /** A guard of this name and condition, and the reason that is given when it does not hold. */
    static Guard of(String name, String reason, Predicate<Situation> condition) {
        return of(name, reason, Refused.Code.CONDITION_NOT_MET, condition);
    }

    /** The same with a code of its own for the refusal. */
    static Guard of(String name, String reason, Refused.Code code, Predicate<Situation> condition) {
        return new NamedGuard(name, reason, code, condition);
    }
}
