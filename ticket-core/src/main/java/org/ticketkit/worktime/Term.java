package org.ticketkit.worktime;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.ticketkit.ticket.Misconfigured;

/**
 * How long something lasts, in elapsed time or in the working time of a calendar. Ours to extend.
 *
 * <p>{@code toString()} tells terms apart by all that they say, the content of the calendar included.
 */
public sealed interface Term {

    /**
     * Elapsed time, whatever the hour.
     *
     * @param length how long, longer than nothing
     */
    record Elapsed(Duration length) implements Term {
        /** Checks the length. */
        public Elapsed {
            requirePositive(length);
        }

        @Override
        public Optional<Instant> endAfter(Instant start) {
            return Optional.of(roundedUp(start.plus(length)));
        }

        @Override
        public Term percent(int share) {
            return new Elapsed(part(length, share));
        }

        @Override
        public String toString() {
            return length.toString();
        }
    }

    /**
     * Working time of a calendar.
     *
     * @param length how long, longer than nothing
     * @param calendar whose working time counts
     */
    record Working(Duration length, WorkCalendar calendar) implements Term {
        /** Checks the length. */
        public Working {
            requirePositive(length);
        }

        @Override
        public Optional<Instant> endAfter(Instant start) {
            return calendar.dueAfter(start, length).found().map(Term::roundedUp);
        }

        @Override
        public Term percent(int share) {
            return new Working(part(length, share), calendar);
        }

        @Override
        public String toString() {
            return length + " of " + calendar.ref() + " " + calendar.fingerprint();
        }
    }

    /** How long, longer than nothing. */
    Duration length();

    /** So much elapsed time. */
    static Term elapsed(Duration length) {
        return new Elapsed(length);
    }

    /** So much working time of this calendar. */
    static Term working(Duration length, WorkCalendar calendar) {
        return new Working(length, calendar);
    }

    /**
     * When it has passed, for a start at this instant, rounded up to the microsecond (rule W3); empty if the calendar never works so
     * long (rule W5).
     */
    Optional<Instant> endAfter(Instant start);

    /** The first so many percent of it, counted alike; between 1 and 99. */
    Term percent(int share);

    private static Duration part(Duration length, int share) {
        if (share < 1 || share > 99) {
            throw new Misconfigured("A share of " + share + " % is no part of a term; use 1 to 99");
        }
        Duration part = length.multipliedBy(share).dividedBy(100);
        return part.isZero() ? length : part;
    }

    private static void requirePositive(Duration length) {
        if (length.isNegative() || length.isZero()) {
            throw new Misconfigured("A term of " + length + " is over before it begins; make it longer than nothing");
        }
    }

    private static Instant roundedUp(Instant instant) {
        Instant cut = instant.truncatedTo(ChronoUnit.MICROS);
        return cut.equals(instant) ? cut : cut.plus(1, ChronoUnit.MICROS);
    }
}
