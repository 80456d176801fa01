package org.ticketkit.worktime;

import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * The table that a calendar keeps, a larger one whenever a question goes beyond it, and the searches that may need that (rule W5).
 *
 * <p>Who reads never waits: tables are immutable, and a larger one is put in the place of the old one when it is ready.
 */
final class Tables {

    /** No such second. */
    static final long NONE = Long.MIN_VALUE;

    private static final long YEAR = 31_556_952;
    /** How far a search goes: after 400 years the dates fall on the same days of the week again. */
    private static final long HORIZON = 400 * YEAR;
    /** More seconds than any search goes over. */
    static final long ENDLESS = 2 * HORIZON;
    /** How far the first table reaches on either side of the first question; later ones at least double. */
    private static final long MARGIN = 5 * YEAR;

    private static final long EARLIEST = Instant.parse("0001-01-01T00:00:00Z").getEpochSecond();
    private static final long LATEST = Instant.parse("9999-12-31T00:00:00Z").getEpochSecond();

    private final Schedule schedule;
    private final AtomicReference<@Nullable Table> current = new AtomicReference<>();

    Tables(Schedule schedule) {
        this.schedule = schedule;
    }

    /** Is this a second of the years 1 to 9999? */
    static boolean allow(long second) {
        return second >= EARLIEST && second < LATEST;
    }

    /** Where a search that begins here and goes on ends. */
    static long horizonAfter(long second) {
        return Math.min(second + HORIZON, LATEST);
    }

    /** Where a search that begins here and goes back ends. */
    static long horizonBefore(long second) {
        return Math.max(second - HORIZON, EARLIEST);
    }

    /** A table that knows these seconds and all between. */
    Table covering(long first, long last) {
        Table known = current.get();
        return known != null && known.covers(first, last) ? known : extended(known, first, last);
    }

    private Table extended(@Nullable Table known, long first, long last) {
        long from = first;
        long to = last + 1;
        long margin = MARGIN;
        if (known != null) {
            margin = Math.max(margin, known.to() - known.from());
            from = Math.min(from, known.from());
            to = Math.max(to, known.to());
        }
        boolean goesBack = known == null || from < known.from();
        boolean goesOn = known == null || to > known.to();
        // a day beyond the limits, so that every second of theirs is covered
        Table larger = schedule.table(
                goesBack ? Math.max(from - margin, EARLIEST - Hours.DAY) : from,
                goesOn ? Math.min(to + margin, LATEST + Hours.DAY) : to);
        // another one may have been faster; then the next question that needs it extends again
        current.compareAndSet(known, larger);
        return larger;
    }

    /**
     * The working second before which there are so many working ones since the start.
     *
     * @param first a table that knows the start
     * @param mark the start's mark in it
     * @return the second, or {@link #NONE} if there is none before the horizon
     */
    long secondAfter(Table first, long mark, long start, long count) {
        long horizon = horizonAfter(start);
        Table known = first;
        long place = Mark.workedBefore(mark) + count;
        while (place >= known.total()) {
            if (count > HORIZON || known.to() >= horizon) {
                return NONE;
            }
            known = covering(start, known.to());
            place = Mark.workedBefore(known.mark(start)) + count;
        }
        long second = known.secondAt(place);
        return second < horizon ? second : NONE;
    }

    /** The working second from which on there are so many working ones until the end; as {@link #secondAfter}, back. */
    long secondBefore(Table first, long mark, long end, long count) {
        long horizon = horizonBefore(end);
        Table known = first;
        long place = Mark.workedBefore(mark) - count;
        while (place < 0) {
            if (count > HORIZON || known.from() <= horizon) {
                return NONE;
            }
            known = covering(known.from() - 1, end);
            place = Mark.workedBefore(known.mark(end)) - count;
        }
        long second = known.secondAt(place);
        return second >= horizon ? second : NONE;
    }
}
