package org.ticketkit.examples.quickstart;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.ticketkit.worktime.Interval;
import org.ticketkit.worktime.Moment;
import org.ticketkit.worktime.WorkCalendar;

/** When eight hours of working time will have passed, and why it takes so long. */
public final class WorkingTime {

    private WorkingTime() {}

    static WorkCalendar office() {
        return WorkCalendar.named("office", 1)
                .zone(ZoneId.of("Europe/Zurich"))
                .weekdays("09:00-12:00", "13:00-17:00")
                .on(DayOfWeek.SATURDAY, "22:00-06:00+1") // until Sunday morning
                .exclude(DayOfWeek.WEDNESDAY, "focus time", "14:00-16:00")
                .holiday(LocalDate.of(2026, 12, 25), "Christmas Day")
                .override(LocalDate.of(2026, 12, 24), "Christmas Eve", "09:00-12:00")
                .build();
    }

    /** Prints it. */
    public static void main(String[] args) {
        WorkCalendar office = office();
        Instant asked = Instant.parse("2026-12-23T15:30:00Z"); // 16:30 on a Wednesday
        Moment due = office.dueAfter(asked, Duration.ofHours(8));
        System.out.println("Due: " + due.orElseThrow());
        System.out.println("Working time until then: " + office.between(asked, due.orElseThrow()));
        office.intervals(asked, due.orElseThrow())
                .filter(interval -> !interval.isWorking())
                .map(Interval::reason)
                .forEach(reason -> System.out.println("Not counted: " + reason));
        System.out.println(office);
    }
}
