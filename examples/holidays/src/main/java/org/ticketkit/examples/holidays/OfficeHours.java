package org.ticketkit.examples.holidays;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.Locale;
import org.ticketkit.worktime.Holidays;
import org.ticketkit.worktime.MonthPicture;
import org.ticketkit.worktime.WorkCalendar;

/** When a question that arrives just before Christmas is due, in an office in Zurich and in one in Munich. */
public final class OfficeHours {

    static final ZoneId ZURICH = ZoneId.of("Europe/Zurich");
    static final YearMonth DECEMBER = YearMonth.of(2026, 12);

    private OfficeHours() {}

    static WorkCalendar zurich() throws IOException {
        return WorkCalendar.named("zurich", 1)
                .zone(ZURICH)
                .weekdays("09:00-12:00", "13:00-17:00")
                .exclude(DayOfWeek.WEDNESDAY, "focus time", "14:00-16:00")
                .override(LocalDate.of(2026, 12, 24), "Christmas Eve", "09:00-12:00")
                .holidays(PublicHolidays.switzerland("zh", Locale.ENGLISH))
                .holidays(plant())
                .build();
    }

    static WorkCalendar munich() {
        return WorkCalendar.named("munich", 1)
                .zone(ZoneId.of("Europe/Berlin"))
                .weekdays("08:00-16:00")
                .holidays(PublicHolidays.germany("by", Locale.GERMAN))
                .build();
    }

    /** The days on which the house is closed, from an iCalendar file. */
    static Holidays plant() throws IOException {
        try (InputStream file = OfficeHours.class.getResourceAsStream("plant.ics")) {
            if (file == null) {
                throw new IOException("plant.ics is missing");
            }
            return CalendarFile.read("plant", file);
        }
    }

    /** Prints both answers, and draws December into the file that is named, if one is. */
    public static void main(String[] args) throws IOException {
        Instant asked = Instant.parse("2026-12-23T15:30:00Z"); // Wednesday, 16:30 in both places
        for (WorkCalendar calendar : new WorkCalendar[] {zurich(), munich()}) {
            System.out.println(calendar);
            calendar.dueAfter(asked, Duration.ofHours(8))
                    .found()
                    .ifPresent(due ->
                            System.out.println("8 hours from " + asked.atZone(ZURICH) + ": " + due.atZone(ZURICH)));
            calendar.intervals(asked, Instant.parse("2026-12-28T08:00:00Z"))
                    .forEach(each -> System.out.println(
                            "  " + each.from().atZone(ZURICH).toLocalDateTime() + " " + each.reason()));
        }
        if (args.length > 0) {
            Files.writeString(
                    Path.of(args[0]),
                    MonthPicture.of(zurich(), DECEMBER, ZURICH).svg());
        }
    }
}
