package org.ticketkit.examples.benchmarks.worktime;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import org.ticketkit.worktime.WorkCalendar;

/** An office in Zurich, open on weekdays from 09:00 to 17:00, with twelve holidays in each of a hundred years. */
final class Office {

    static final ZoneId ZONE = ZoneId.of("Europe/Zurich");
    static final LocalTime OPENS = LocalTime.of(9, 0);
    static final LocalTime CLOSES = LocalTime.of(17, 0);
    static final int FIRST_YEAR = 2000;
    static final int YEARS = 100;

    private Office() {}

    /** One in every month, on a date that moves from year to year, as those around Easter do. */
    static Map<LocalDate, String> holidays() {
        Map<LocalDate, String> holidays = new HashMap<>();
        for (int year = FIRST_YEAR; year < FIRST_YEAR + YEARS; year++) {
            for (int month = 1; month <= 12; month++) {
                holidays.put(LocalDate.of(year, month, 1 + (year * 7 + month * 11) % 28), "holiday " + month);
            }
        }
        return holidays;
    }

    static WorkCalendar calendar(Map<LocalDate, String> holidays) {
        return WorkCalendar.named("office", 1)
                .zone(ZONE)
                .weekdays("09:00-17:00")
                .holidays(holidays)
                .build();
    }
}
