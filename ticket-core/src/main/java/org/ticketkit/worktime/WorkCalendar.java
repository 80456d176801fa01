package org.ticketkit.worktime;

import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.ticketkit.ticket.DefinitionRef;
import org.ticketkit.ticket.Misconfigured;

/**
 * When people work, as an immutable, versioned definition (rules W1 to W6). Ours to implement; {@link #named} builds one.
 *
 * <pre>{@code
 * WorkCalendar office = WorkCalendar.named("zurich-office", 1)
 *         .zone(ZoneId.of("Europe/Zurich"))
 *         .weekdays("09:00-17:00")
 *         .exclude(DayOfWeek.WEDNESDAY, "focus time", "14:00-16:00")
 *         .holiday(LocalDate.of(2026, 12, 25), "Christmas Day")
 *         .override(LocalDate.of(2026, 12, 24), "Christmas Eve", "09:00-12:00")
 *         .build();
 * Moment due = office.dueAfter(now, Duration.ofHours(8));
 * }</pre>
 *
 * <p>Durations are elapsed time that lies inside the calendar, exact to the nanosecond: an hour that the clock repeats counts twice, an
 * hour that it skips does not count (W1). Instants are taken from the years 1 to 9999; another one is an {@link
 * IllegalArgumentException}. A search ends 400 years from where it starts, and says so (W5).
 *
 * <p>The cost of {@link #between}, {@link #dueAfter}, {@link #dueBefore}, {@link #nextWorking} and {@link #isWorking} is that of a few
 * binary searches, whatever the span (W4). For that a calendar keeps tables, which it extends when a question goes beyond them. Readers
 * never wait; two that extend at once do the same work twice.
 *
 * <p>Equal if their texts are.
 */
public final class WorkCalendar {

    /** How many versions, or combinations, there may be in one another. */
    static final int MOST_NESTED = 200;

    private static final long BILLION = 1_000_000_000;

    private final DefinitionRef ref;
    private final Schedule schedule;
    private final Tables tables;

    WorkCalendar(DefinitionRef ref, Schedule schedule) {
        if (schedule.depth() > MOST_NESTED) {
            throw new Misconfigured("Calendar " + ref + " has more than " + MOST_NESTED
                    + " versions or combinations in one another; leave out the earliest");
        }
        this.ref = ref;
        this.schedule = schedule;
        this.tables = new Tables(schedule);
    }

    /**
     * Starts a calendar of this name and version.
     *
     * @throws IllegalArgumentException if the name has other characters than letters, digits and {@code . _ : @ + / -}, or the version is
     *     not positive
     */
    public static WorkCalendarBuilder named(String name, int version) {
        return new WorkCalendarBuilder(new DefinitionRef(name, version));
    }

    /**
     * The calendar that works whenever one of these does, such as offices around the world (rule W6).
     *
     * <p>A combination keeps the working intervals of the years that it was asked about, some tens of kilobytes a year.
     *
     * @throws Misconfigured if there are fewer than two, or more than 200 in one another
     */
    public static WorkCalendar union(String name, int version, WorkCalendar... parts) {
        return combined(CombinedSchedule.Kind.UNION, new DefinitionRef(name, version), List.of(parts));
    }

    /**
     * The calendar that works while all of these do, such as two people who have to meet (rule W6).
     *
     * @throws Misconfigured if there are fewer than two, or more than 200 in one another
     */
    public static WorkCalendar intersection(String name, int version, WorkCalendar... parts) {
        return combined(CombinedSchedule.Kind.INTERSECTION, new DefinitionRef(name, version), List.of(parts));
    }

    static WorkCalendar combined(CombinedSchedule.Kind kind, DefinitionRef ref, List<WorkCalendar> parts) {
        if (parts.size() < 2) {
            throw new Misconfigured("Calendar " + ref + " combines " + parts.size() + " calendars; name two or more");
        }
        return new WorkCalendar(ref, new CombinedSchedule(kind, parts));
    }

    /**
     * Reads what {@link #toString()} wrote.
     *
     * @param text the text of one calendar
     * @param known the holidays that the text may name
     * @throws Misconfigured if it cannot be read or cannot work; all faults are named at once, with their lines
     */
    public static WorkCalendar parse(String text, Holidays... known) {
        return CalendarReader.read(text, List.of(known));
    }

    /**
     * This calendar from an instant on, and the earlier version of it before (rule W5): both in one, under the name and version of this.
     *
     * @param earlier a lower version of the same name
     * @param inForceFrom the first instant of this version, a whole second
     * @throws Misconfigured if the earlier one has another name or no lower version, or came into force no earlier itself; if the
     *     instant has a fraction of a second; or if that would make more than 200 versions
     */
    public WorkCalendar replacing(WorkCalendar earlier, Instant inForceFrom) {
        if (!earlier.ref.name().equals(ref.name()) || earlier.ref.version() >= ref.version()) {
            throw new Misconfigured("Calendar " + ref + " cannot replace " + earlier.ref
                    + "; give it the same name and a higher version");
        }
        long start = inForceFrom.getEpochSecond();
        if (inForceFrom.getNano() != 0 || !Tables.allow(start) || !Tables.allow(start - 1)) {
            throw new Misconfigured("Calendar " + ref + " cannot come into force at " + inForceFrom
                    + "; take a whole second of the years 1 to 9999");
        }
        if (schedule instanceof ReplacingSchedule
                || (earlier.schedule instanceof ReplacingSchedule before && before.start() >= start)) {
            throw new Misconfigured("Calendar " + ref + " cannot come into force at " + inForceFrom
                    + ": it replaces another already, or " + earlier.ref + " came into force no earlier");
        }
        return new WorkCalendar(ref, new ReplacingSchedule(earlier, start, schedule));
    }

    /** Its name and version. */
    public DefinitionRef ref() {
        return ref;
    }

    /** The working time between two instants (rule W3); negative when the second is before the first. */
    public Duration between(Instant from, Instant to) {
        long first = second(from);
        long last = second(to);
        Table known = first <= last ? tables.covering(first, last) : tables.covering(last, first);
        long start = known.mark(first);
        long end = known.mark(last);
        // hours begin and end with whole seconds, so a fraction counts if its second does
        return Duration.ofSeconds(
                Mark.workedBefore(end) - Mark.workedBefore(start),
                Mark.working(end) * nano(to) - Mark.working(start) * nano(from));
    }

    /**
     * The earliest instant until which this much working time will have passed (rule W3): 09:00 and 8 hours of a day from 09:00 to 17:00
     * is 17:00 of that day. No working time at all is the start itself.
     *
     * @throws IllegalArgumentException if the working time is negative; take {@link #dueBefore} to go back
     */
    public Moment dueAfter(Instant start, Duration working) {
        long second = second(start);
        if (isNothing(working)) {
            return new Moment.At(start);
        }
        Table known = tables.covering(second, second);
        long mark = known.mark(second);
        long nanos = Mark.working(mark) * nano(start) + working.getNano();
        long count = Math.min(working.getSeconds(), Tables.ENDLESS) + nanos / BILLION;
        long nano = nanos % BILLION;
        // the earliest instant is the end of the last second that is used up, or lies within a later one
        long at = tables.secondAfter(known, mark, second, nano == 0 ? count - 1 : count);
        return at == Tables.NONE ? noneAfter(start) : at(nano == 0 ? at + 1 : at, nano);
    }

    /**
     * The latest instant since which this much working time has passed (rule W3): 17:00 less 8 hours is 09:00. No working time at all is
     * the end itself.
     *
     * @throws IllegalArgumentException if the working time is negative; take {@link #dueAfter} to go on
     */
    public Moment dueBefore(Instant end, Duration working) {
        long second = second(end);
        if (isNothing(working)) {
            return new Moment.At(end);
        }
        Table known = tables.covering(second, second);
        long mark = known.mark(second);
        long nano = Mark.working(mark) * nano(end) - working.getNano();
        long count = Math.min(working.getSeconds(), Tables.ENDLESS) + (nano < 0 ? 1 : 0);
        long at = tables.secondBefore(known, mark, second, count);
        return at == Tables.NONE ? noneBefore(end) : at(at, nano < 0 ? nano + BILLION : nano);
    }

    /** The instant itself if it is working time, and else the first one after it that is (rule W3). */
    public Moment nextWorking(Instant instant) {
        long second = second(instant);
        Table known = tables.covering(second, second);
        long mark = known.mark(second);
        if (Mark.working(mark) == Mark.WORKING) {
            return new Moment.At(instant);
        }
        long at = tables.secondAfter(known, mark, second, 0);
        return at == Tables.NONE ? noneAfter(instant) : at(at, 0);
    }

    /** Is this instant working time (rule W1)? */
    public boolean isWorking(Instant instant) {
        long second = second(instant);
        return Mark.working(tables.covering(second, second).mark(second)) == Mark.WORKING;
    }

    /**
     * What fills the time between two instants: working intervals and the gaps between them, each with its reason. They are found while
     * the stream is read.
     *
     * @throws IllegalArgumentException if the second instant is before the first
     */
    public Stream<Interval> intervals(Instant from, Instant to) {
        if (to.isBefore(from)) {
            throw new IllegalArgumentException("there are no intervals from " + from + " to " + to + "; swap the two");
        }
        long last = second(to);
        if (from.equals(to)) {
            return Stream.empty();
        }
        Iterator<Stretch> stretches =
                schedule.stretches(second(from), to.equals(Instant.ofEpochSecond(last)) ? last : last + 1);
        return StreamSupport.stream(
                        Spliterators.spliteratorUnknownSize(stretches, Spliterator.ORDERED | Spliterator.NONNULL),
                        false)
                .map(stretch -> clipped(stretch, from, to));
    }

    private static Interval clipped(Stretch stretch, Instant from, Instant to) {
        Instant start = Instant.ofEpochSecond(stretch.from());
        Instant end = Instant.ofEpochSecond(stretch.to());
        return new Interval(start.isBefore(from) ? from : start, end.isAfter(to) ? to : end, stretch.reason());
    }

    private static Moment at(long second, long nano) {
        return new Moment.At(Instant.ofEpochSecond(second, nano));
    }

    private static Moment noneAfter(Instant start) {
        long horizon = Tables.horizonAfter(start.getEpochSecond());
        return new Moment.NoWorkingTime(start, Instant.ofEpochSecond(horizon));
    }

    private static Moment noneBefore(Instant end) {
        long horizon = Tables.horizonBefore(end.getEpochSecond());
        return new Moment.NoWorkingTime(Instant.ofEpochSecond(horizon), end);
    }

    @SuppressWarnings("JavaInstantGetSecondsGetNano") // the seconds are asked for apart, with their limits
    private static int nano(Instant instant) {
        return instant.getNano();
    }

    private static boolean isNothing(Duration working) {
        if (working.isNegative()) {
            throw new IllegalArgumentException(
                    "working time is " + working + "; ask in the other direction rather than with a negative one");
        }
        return working.isZero();
    }

    private static long second(Instant instant) {
        long second = instant.getEpochSecond();
        if (!Tables.allow(second)) {
            throw new IllegalArgumentException(
                    instant + " is in no year that calendars know; take an instant of the years 1 to 9999");
        }
        return second;
    }

    Schedule schedule() {
        return schedule;
    }

    /** The SHA-256 of its text in hexadecimal: equal for equal definitions, on every node. */
    public String fingerprint() {
        return CalendarText.fingerprint(this);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof WorkCalendar that && toString().equals(that.toString());
    }

    @Override
    public int hashCode() {
        return ref.hashCode();
    }

    /** The calendar as a text of some lines that {@link #parse} reads, in one order: equal definitions give equal texts. */
    @Override
    public String toString() {
        return CalendarText.of(this);
    }
}
