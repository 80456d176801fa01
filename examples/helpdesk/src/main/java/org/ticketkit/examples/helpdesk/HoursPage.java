package org.ticketkit.examples.helpdesk;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.ticketkit.worktime.Holidays;
import org.ticketkit.worktime.MonthPicture;
import org.ticketkit.worktime.WorkCalendar;

/** The office hours of the demo's staff, with a picture of the month. */
final class HoursPage {

    private static final ZoneId ZONE = ZoneId.of("Europe/Zurich");

    /** Days that are the same every year; examples/holidays has those that move. */
    private static final class FixedDays implements Holidays {

        private static final Map<MonthDay, String> DAYS = Map.of(
                MonthDay.of(1, 1), "New Year",
                MonthDay.of(8, 1), "National Day",
                MonthDay.of(12, 25), "Christmas Day",
                MonthDay.of(12, 26), "St Stephen's Day");

        @Override
        public String name() {
            return "fixed-days";
        }

        @Override
        public Map<LocalDate, String> in(int year) {
            return DAYS.entrySet().stream()
                    .collect(Collectors.toMap(
                            day -> day.getKey().atYear(year), Map.Entry::getValue, (one, other) -> one, TreeMap::new));
        }
    }

    private final WorkCalendar calendar = WorkCalendar.named("office-hours", 1)
            .zone(ZONE)
            .weekdays("09:00-12:00", "13:00-17:00")
            .exclude(DayOfWeek.WEDNESDAY, "focus time", "14:00-16:00")
            .holidays(new FixedDays())
            .build();

    Html render(Request request, String formSecret, Instant now) {
        String state = calendar.isWorking(now) ? "The office is open." : "The office is closed.";
        Html next = calendar.nextWorking(now)
                .match(at -> Html.of("Working time goes on from {}.", Layout.time(at.instant())), none -> Html.NOTHING);
        Html body = Html.of(
                "{}<main><h1>Office hours</h1><p>{} {}</p><p><img class=\"month\" src=\"/hours.svg\" alt=\"{}\"></p><pre>{}</pre></main>",
                Layout.bar(request, formSecret),
                state,
                calendar.isWorking(now) ? Html.NOTHING : next,
                "The hours of this month, day by day; below they are in words.",
                calendar);
        return Layout.page("Office hours", body);
    }

    Response picture(Instant now) {
        return Response.text(
                200,
                "image/svg+xml; charset=utf-8",
                MonthPicture.of(calendar, YearMonth.from(now.atZone(ZONE)), ZONE)
                        .svg());
    }
}
