package org.ticketkit.lifecycle;

import org.ticketkit.ticket.Refused;

/**
 * Why a ticket cannot take a transition now (rule L3).
 *
 * @param code the code of the refusal
 * @param name what stands in the way: the name of a guard, of a right or of a custom field
 * @param reason why, and the way out: half a sentence in English
 */
public record Obstacle(Refused.Code code, String name, String reason) {

    static Obstacle of(Guard guard) {
        return new Obstacle(guard.code(), guard.name(), guard.reason());
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
