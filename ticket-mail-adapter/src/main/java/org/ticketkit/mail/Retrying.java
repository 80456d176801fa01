package org.ticketkit.mail;

import java.time.Duration;

/**
 * How often a mail that could not be dealt with is tried again.
 *
 * @param attempts how many attempts there are before it is set aside
 * @param firstDelay how long to wait after the first failure; it doubles each time, up to {@code longestDelay}
 * @param longestDelay the longest wait
 */
public record Retrying(int attempts, Duration firstDelay, Duration longestDelay) {

    /** 6 attempts, after 1, 2, 4, 8 and 16 minutes. */
    public static Retrying ofDefaults() {
        return new Retrying(6, Duration.ofMinutes(1), Duration.ofHours(4));
    }

    /** Checks that all are positive. */
    public Retrying {
        if (attempts < 1 || firstDelay.isNegative() || firstDelay.isZero() || longestDelay.compareTo(firstDelay) < 0) {
            throw new IllegalArgumentException("retrying needs at least 1 attempt and growing positive delays, not "
                    + attempts + ", " + firstDelay + ", " + longestDelay);
        }
    }

    /** How long to wait after this many attempts. */
    Duration delayAfter(int attempt) {
        Duration delay = firstDelay;
        for (int i = 1; i < attempt && delay.compareTo(longestDelay) < 0; i++) {
            delay = delay.multipliedBy(2);
        }
        return delay.compareTo(longestDelay) < 0 ? delay : longestDelay;
    }
}
