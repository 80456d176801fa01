package org.ticketkit.worktime;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The slow truth: asks of every minute whether it is worked, and of every second where a minute may be worked in part.
 *
 * @param works is an instant working time?
 * @param isPlain is the minute that begins here worked as a whole or not at all?
 */
record Oracle(Predicate<Instant> works, Predicate<Instant> isPlain) {

    Duration between(Instant from, Instant to) {
        if (to.isBefore(from)) {
            return between(to, from).negated();
        }
        long nanos = 0;
        for (Instant at = from; at.isBefore(to); ) {
            Instant end = earlier(stepEnd(at), to);
            nanos += works.test(at) ? nanos(at, end) : 0;
            at = end;
        }
        return Duration.ofNanos(nanos);
    }

    /** The instant that is due, if it is not after the limit. */
    Optional<Instant> dueAfter(Instant start, Duration working, Instant limit) {
        long left = working.toNanos();
        for (Instant at = start; left > 0 && at.isBefore(limit); at = stepEnd(at)) {
            long step = works.test(at) ? nanos(at, stepEnd(at)) : 0;
            if (left <= step) {
                return Optional.of(at.plusNanos(left));
            }
            left -= step;
        }
        return left == 0 ? Optional.of(start) : Optional.empty();
    }

    /** The instant since when so much was worked, if it is not before the limit. */
    Optional<Instant> dueBefore(Instant end, Duration working, Instant limit) {
        long left = working.toNanos();
        for (Instant at = end; left > 0 && at.isAfter(limit); at = stepStart(at)) {
            Instant start = stepStart(at);
            long step = works.test(start) ? nanos(start, at) : 0;
            if (left <= step) {
                return Optional.of(at.minusNanos(left));
            }
            left -= step;
        }
        return left == 0 ? Optional.of(end) : Optional.empty();
    }

    Optional<Instant> nextWorking(Instant start, Instant limit) {
        for (Instant at = start; at.isBefore(limit); at = stepEnd(at)) {
            if (works.test(at)) {
                return Optional.of(at);
            }
        }
        return Optional.empty();
    }

    private Instant stepEnd(Instant at) {
        long second = at.getEpochSecond();
        Instant minute = Instant.ofEpochSecond(Math.floorDiv(second, 60) * 60);
        return isPlain.test(minute) ? minute.plusSeconds(60) : Instant.ofEpochSecond(second + 1);
    }

    private Instant stepStart(Instant at) {
        long second = at.minusNanos(1).getEpochSecond();
        Instant minute = Instant.ofEpochSecond(Math.floorDiv(second, 60) * 60);
        return isPlain.test(minute) ? minute : Instant.ofEpochSecond(second);
    }

    private static long nanos(Instant from, Instant to) {
        return from.until(to, ChronoUnit.NANOS);
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}
