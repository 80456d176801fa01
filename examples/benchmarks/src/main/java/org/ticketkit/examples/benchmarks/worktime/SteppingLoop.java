package org.ticketkit.examples.benchmarks.worktime;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;

/** Working time as it is usually computed: day by day. */
final class SteppingLoop {

    private final Set<LocalDate> holidays;

    SteppingLoop(Set<LocalDate> holidays) {
        this.holidays = holidays;
    }

    Duration between(Instant from, Instant to) {
        Duration sum = Duration.ZERO;
        LocalDate last = LocalDate.ofInstant(to, Office.ZONE);
        for (LocalDate day = LocalDate.ofInstant(from, Office.ZONE); !day.isAfter(last); day = day.plusDays(1)) {
            if (isWorkday(day)) {
                Instant start =
                        later(from, day.atTime(Office.OPENS).atZone(Office.ZONE).toInstant());
                Instant end = earlier(
                        to, day.atTime(Office.CLOSES).atZone(Office.ZONE).toInstant());
                sum = start.isBefore(end) ? sum.plus(Duration.between(start, end)) : sum;
            }
        }
        return sum;
    }

    Instant dueAfter(Instant from, Duration working) {
        Duration left = working;
        for (LocalDate day = LocalDate.ofInstant(from, Office.ZONE); ; day = day.plusDays(1)) {
            if (isWorkday(day)) {
                Instant start =
                        later(from, day.atTime(Office.OPENS).atZone(Office.ZONE).toInstant());
                Instant end = day.atTime(Office.CLOSES).atZone(Office.ZONE).toInstant();
                Duration open = start.isBefore(end) ? Duration.between(start, end) : Duration.ZERO;
                if (left.compareTo(open) <= 0) {
                    return start.plus(left);
                }
                left = left.minus(open);
            }
        }
    }

    private boolean isWorkday(LocalDate day) {
        return day.getDayOfWeek() != DayOfWeek.SATURDAY
                && day.getDayOfWeek() != DayOfWeek.SUNDAY
                && !holidays.contains(day);
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}
