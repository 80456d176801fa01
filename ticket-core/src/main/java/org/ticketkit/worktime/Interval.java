package org.ticketkit.worktime;

import java.time.Duration;
import java.time.Instant;

/**
 * A stretch of time that counts as working time as a whole, or does not, for one reason.
 *
 * @param from its first instant
 * @param to the instant after it
 * @param reason why it counts or not
 */
public record Interval(Instant from, Instant to, Reason reason) {

    /** Checks that it has a length. */
    public Interval {
        if (!from.isBefore(to)) {
            throw new IllegalArgumentException(
                    "an interval from " + from + " to " + to + " has no length; it ends after it starts");
        }
    }

    /** Does it count? */
    public boolean isWorking() {
        return reason.isWorking();
    }

    /** How long it is, elapsed; a gap has a length too. */
    public Duration length() {
        return Duration.between(from, to);
    }
}
