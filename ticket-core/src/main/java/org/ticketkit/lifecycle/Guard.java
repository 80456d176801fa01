package org.ticketkit.lifecycle;

import java.time.ZoneId;
import java.util.Optional;
import java.util.function.Predicate;
import org.ticketkit.ticket.Refused;
import org.ticketkit.worktime.WorkCalendar;

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

    /** The name of {@link #freeze}. */
    String FREEZE = "freeze";

    /** No ticket that blocks this one is still open (rule L8). */
    Guard NO_OPEN_BLOCKER = of(
            "no-open-blocker",
            "another ticket blocks it that is still open; resolve that one first, or unlink it",
            Refused.Code.BLOCKED,
            situation -> situation.openBlockers().isEmpty());

    /** Never by a plain move: a command of its own leads there. */
    Guard NOT_BY_MOVE =
            of("not-by-move", "a command of its own leads there", Refused.Code.ILLEGAL_MOVE, situation -> false);

    /** The name, a code. */
    String name();

    /** Why not, if it does not hold, and the way out: half a sentence in English that goes on after a colon. */
    String reason();

    /** Why not in this situation, in which it does not hold; {@link #reason()} unless there is more to say. */
    default String reason(Situation situation) {
        return reason();
    }

    /** May the ticket move, as far as this is concerned? Allocates nothing, and asks nobody else. */
    boolean holds(Situation situation);

    /** The code of the refusal; {@link Refused.Code#CONDITION_NOT_MET} unless it is a known one. */
    default Refused.Code code() {
        return Refused.Code.CONDITION_NOT_MET;
    }

    /** What it asks for, as text for the fingerprint of the definition; its name unless that leaves something open. */
    default String describe() {
        return name();
    }

    /** The rule by which it asks for an approval; empty, as by default, if it asks for none. */
    default Optional<ApprovalRule> approval() {
        return Optional.empty();
    }

    /** What it takes to move all the same, with a reason that is recorded; empty, as by default, if nobody can. */
    default Optional<Obstacle.Overriding> overriding() {
        return Optional.empty();
    }

    /**
     * The same guard, which whoever holds this right may override in a single move (rule L10): {@link
     * org.ticketkit.ticket.Move#overriding} names the guard and says why, and the history keeps both.
     */
    default Guard overridableBy(String right) {
        return new OverridableGuard(this, right);
    }

    /**
     * Others have approved exactly this move: target, reason and end, and the ticket's subject and custom fields as they are (rule L9).
     * The approval is used up by the move, and void when the ticket moves otherwise.
     */
    static Guard approved(ApprovalRule rule) {
        return new ApprovalGuard(rule);
    }

    /**
     * Not on, or on the eve of, a day off, for what is not to be done when nobody is there to mend it (rule L10). A day off is a date of
     * the zone no instant of which is working time of the calendar: a weekend, a holiday, a date that an override or an exclusion leaves
     * without hours. A Saturday that an override opens is none. Holds if neither the date of the moment nor the next one is a day off.
     */
    static Guard freeze(WorkCalendar calendar, ZoneId zone) {
        return new Freeze(calendar, zone);
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
