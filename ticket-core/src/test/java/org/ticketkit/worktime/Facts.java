package org.ticketkit.worktime;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a calendar is to say, as plain data; read here once more by rule W2, without any of the code under test.
 *
 * @param zone its zone
 * @param weekly hours by day of the week
 * @param focus exclusions by day of the week
 * @param holidays dates that are off
 * @param overrides dates with hours of their own
 * @param exclusions exclusions by date
 */
record Facts(
        ZoneId zone,
        Map<DayOfWeek, List<Span>> weekly,
        Map<DayOfWeek, List<Span>> focus,
        Set<LocalDate> holidays,
        Map<LocalDate, List<Span>> overrides,
        Map<LocalDate, List<Span>> exclusions) {

    /** Seconds after the midnight with which its day begins. */
    record Span(int start, int end) {

        boolean isInWholeMinutes() {
            return start % 60 == 0 && end % 60 == 0;
        }

        String text() {
            String to = end == 86_400
                    ? "24:00"
                    : LocalTime.ofSecondOfDay(end % 86_400).toString();
            return LocalTime.ofSecondOfDay(start) + "-" + to + (end > 86_400 ? "+1" : "");
        }
    }

    WorkCalendar calendar(String name) {
        WorkCalendarBuilder builder = WorkCalendar.named(name, 1).zone(zone);
        weekly.forEach((day, spans) -> builder.on(day, texts(spans)));
        focus.forEach((day, spans) -> builder.exclude(day, "focus", texts(spans)));
        holidays.forEach(date -> builder.holiday(date, "holiday " + date));
        overrides.forEach((date, spans) -> builder.override(date, "override " + date, texts(spans)));
        exclusions.forEach((date, spans) -> builder.exclude(date, "away", texts(spans)));
        return builder.build();
    }

    private static String[] texts(List<Span> spans) {
        return spans.stream().map(Span::text).toArray(String[]::new);
    }

    Oracle oracle() {
        boolean wholeMinutes = List.of(weekly, focus, overrides, exclusions).stream()
                .flatMap(map -> map.values().stream())
                .flatMap(List::stream)
                .allMatch(Span::isInWholeMinutes);
        return new Oracle(this::works, minute -> wholeMinutes && isPlain(minute));
    }

    private boolean isPlain(Instant minute) {
        int first = zone.getRules().getOffset(minute).getTotalSeconds();
        int last = zone.getRules().getOffset(minute.plusSeconds(59)).getTotalSeconds();
        return first == last && first % 60 == 0;
    }

    private boolean works(Instant instant) {
        LocalDateTime local = LocalDateTime.ofInstant(instant, zone);
        return opens(local) && !isExcluded(local);
    }

    private boolean opens(LocalDateTime local) {
        LocalDate today = local.toLocalDate();
        boolean isOff = holidays.contains(today) && !overrides.containsKey(today);
        int second = local.toLocalTime().toSecondOfDay();
        return opens(today, second, isOff) || opens(today.minusDays(1), second + 86_400, isOff);
    }

    /** Does one of the hours that belong to this date reach this second after its midnight? */
    private boolean opens(LocalDate owner, int second, boolean isOff) {
        List<Span> own = overrides.get(owner);
        return own != null ? contain(own, second) : !isOff && contain(weekly.get(owner.getDayOfWeek()), second);
    }

    private boolean isExcluded(LocalDateTime local) {
        LocalDate today = local.toLocalDate();
        int second = local.toLocalTime().toSecondOfDay();
        return isExcluded(today, second) || isExcluded(today.minusDays(1), second + 86_400);
    }

    private boolean isExcluded(LocalDate owner, int second) {
        return contain(focus.get(owner.getDayOfWeek()), second) || contain(exclusions.get(owner), second);
    }

    private static boolean contain(List<Span> spans, int second) {
        if (spans != null) {
            for (Span span : spans) {
                if (span.start <= second && second < span.end) {
                    return true;
                }
            }
        }
        return false;
    }
}
