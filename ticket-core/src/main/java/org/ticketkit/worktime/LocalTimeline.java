package org.ticketkit.worktime;

import java.time.LocalDate;

/**
 * Counts working seconds along local time, as if it never jumped (rule W4): whole weeks in closed form, and a sorted table of the days
 * that differ from their weekday.
 *
 * <p>Local seconds are those of a local date-time since 1970-01-01T00:00. Counts start anywhere; only their differences mean something.
 */
final class LocalTimeline {

    private final Week week;
    /** The exceptional days, since the epoch. */
    private final long[] days;

    private final DayHours[] hours;
    /** The count at the midnight with which each exceptional day begins. */
    private final long[] before;
    /** By how much the exceptional days before a place make the count differ from that of the week alone; one place more than days. */
    private final long[] shift;

    LocalTimeline(Plan plan) {
        week = new Week(plan);
        days = plan.exceptionalDays();
        hours = new DayHours[days.length];
        before = new long[days.length];
        shift = new long[days.length + 1];
        for (int i = 0; i < days.length; i++) {
            hours[i] = plan.hoursOn(LocalDate.ofEpochDay(days[i]));
            before[i] = week.worked(days[i], 0) + shift[i];
            shift[i + 1] = shift[i] + hours[i].total() - week.on(days[i]).total();
        }
    }

    /** The count at this local second. */
    long worked(long local) {
        long day = Math.floorDiv(local, (long) Hours.DAY);
        long second = local - day * Hours.DAY;
        int last = Search.lastUpTo(days, day);
        return last >= 0 && days[last] == day
                ? before[last] + hours[last].worked(second)
                : week.worked(day, second) + shift[last + 1];
    }

    boolean isWorking(long local) {
        long day = Math.floorDiv(local, (long) Hours.DAY);
        int last = Search.lastUpTo(days, day);
        DayHours today = last >= 0 && days[last] == day ? hours[last] : week.on(day);
        return today.isWorking(local - day * Hours.DAY);
    }

    /** The working local second that has this count; there must be one. */
    long secondAt(long count) {
        int last = Search.lastUpTo(before, count);
        return last >= 0 && count - before[last] < hours[last].total()
                ? days[last] * Hours.DAY + hours[last].secondAt(count - before[last])
                : week.secondAt(count - shift[last + 1]);
    }
}
