package org.ticketkit.worktime;

/**
 * Counts working seconds along local time, as if it never jumped (rule W4): whole weeks in closed form, and a sorted table of the days
 * that differ from their weekday.
 *
 * <p>Local seconds are those of a local date-time since 1970-01-01T00:00. Counts start anywhere; only their differences mean something.
 */
final class LocalTimeline {

    private final Week week;
    /** The exceptional days, since the epoch. */
    private final DaySet exceptional;
    /** The same in order. */
    private final long[] days;

    private final DayHours[] hours;
    /** The count at the midnight with which each exceptional day begins. */
    private final SortedIndex before;
    /** By how much the exceptional days before a place make the count differ from that of the week alone; one place more than days. */
    private final long[] shift;

    LocalTimeline(Plan plan) {
        week = new Week(plan);
        exceptional = plan.exceptionalDays();
        days = exceptional.toArray();
        DaySet altered = plan.alteredDays();
        hours = new DayHours[days.length];
        shift = new long[days.length + 1];
        long[] counts = new long[days.length];
        for (int i = 0; i < days.length; i++) {
            long day = days[i];
            hours[i] = altered.contains(day) ? plan.hoursOn(day) : DayHours.NONE;
            counts[i] = week.workedBefore(day) + shift[i];
            shift[i + 1] = shift[i] + hours[i].total() - week.on(day).total();
        }
        before = new SortedIndex(counts);
    }

    /** The {@link Mark} of a local second. */
    long mark(long local) {
        long day = Math.floorDiv(local, (long) Hours.DAY);
        long second = local - day * Hours.DAY;
        int place = exceptional.place(day);
        return place >= 0
                ? Mark.of(before.at(place)) + hours[place].mark(second)
                : Mark.of(shift[-1 - place]) + week.mark(day, second);
    }

    /** The working local second that has this count; there must be one. */
    long secondAt(long count) {
        int last = before.lastUpTo(count);
        return last >= 0 && count - before.at(last) < hours[last].total()
                ? days[last] * Hours.DAY + hours[last].secondAt(count - before.at(last))
                : week.secondAt(count - shift[last + 1]);
    }
}
