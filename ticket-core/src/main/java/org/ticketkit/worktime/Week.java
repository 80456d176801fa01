package org.ticketkit.worktime;

/** A week that repeats for ever: working seconds in closed form. */
final class Week {

    /** 1970-01-05, the first Monday of the epoch; days are counted from it. */
    static final long MONDAY = 4;

    private final DayHours[] days = new DayHours[7];
    /** How many working seconds of the week there are before each of its days. */
    private final long[] before = new long[7];

    private final long total;

    Week(Plan plan) {
        Plan plain = plan.plain();
        long sum = 0;
        for (int day = 0; day < 7; day++) {
            days[day] = plain.hoursOn(MONDAY + day);
            before[day] = sum;
            sum += days[day].total();
        }
        total = sum;
    }

    long total() {
        return total;
    }

    /** The hours of this day since the epoch. */
    DayHours on(long day) {
        return days[(int) Math.floorMod(day - MONDAY, 7L)];
    }

    /** The {@link Mark} of a second of a day, counted from the first Monday of the epoch; negative before that. */
    long mark(long day, long second) {
        long week = Math.floorDiv(day - MONDAY, 7L);
        int weekday = (int) (day - MONDAY - 7 * week);
        return Mark.of(week * total + before[weekday]) + days[weekday].mark(second);
    }

    /** The working seconds before this day, counted alike. */
    long workedBefore(long day) {
        long week = Math.floorDiv(day - MONDAY, 7L);
        return week * total + before[(int) (day - MONDAY - 7 * week)];
    }

    /** The local second before which there are this many working ones; the week must have some. */
    long secondAt(long count) {
        long week = Math.floorDiv(count, total);
        long rest = count - week * total;
        int weekday = Search.lastUpTo(before, rest);
        return (MONDAY + 7 * week + weekday) * Hours.DAY + days[weekday].secondAt(rest - before[weekday]);
    }
}
