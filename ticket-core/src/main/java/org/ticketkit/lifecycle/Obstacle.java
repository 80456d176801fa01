package org.ticketkit.lifecycle;

import java.util.Optional;
import org.ticketkit.ticket.Refused;

/**
 * Why a ticket cannot take a transition now (rule L3).
 *
 * @param code the code of the refusal
 * @param name what stands in the way: the name of a guard, of a right or of a custom field
 * @param reason why, and the way out: half a sentence in English
 * @param overriding what it takes to move all the same; empty if nobody can
 */
public record Obstacle(Refused.Code code, String name, String reason, Optional<Overriding> overriding) {

    /**
     * What it takes to override an obstacle, beside the right to move and a reason, which is recorded (rules L10, L11).
     *
     * @param right the right that the actor must hold, as the access policy knows it; empty for none
     */
    public record Overriding(Optional<String> right) {

        /** Whoever may move the ticket may override it. */
        public static final Overriding BY_ANYBODY = new Overriding(Optional.empty());

        /** It takes this right. */
        public static Overriding by(String right) {
            return new Overriding(Optional.of(right));
        }
    }

    /** An obstacle that nobody can override. */
    public Obstacle(Refused.Code code, String name, String reason) {
        this(code, name, reason, Optional.empty());
    }

    static Obstacle of(Guard guard, Situation situation) {
        return new Obstacle(guard.code(), guard.name(), guard.reason(situation), guard.overriding());
    }

    static Obstacle missingField(String name) {
        return new Obstacle(
                Refused.Code.FIELD_REQUIRED,
                name,
                "the custom field \"" + name + "\" has no value; give one with the move");
    }

    /** The actor does not hold the right that the transition asks for. */
    public static Obstacle missingRight(String name) {
        return new Obstacle(
                Refused.Code.FORBIDDEN, name, "it takes the right \"" + name + "\"; ask somebody who holds it");
    }
}
