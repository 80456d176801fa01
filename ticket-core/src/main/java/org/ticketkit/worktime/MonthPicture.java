package org.ticketkit.worktime;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.format.TextStyle;
import java.time.temporal.WeekFields;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A month of a calendar as a picture: one box a day with a bar from 00 to 24, in it the hours, and what takes them away, by name.
 *
 * <pre>{@code
 * String svg = MonthPicture.of(calendar, YearMonth.of(2026, 12), ZoneId.of("Europe/Zurich"))
 *         .in(Locale.GERMAN, new MonthPicture.Words("Arbeitszeit", "frei", "Feiertag", "eigene Zeiten", "ausgenommen"))
 *         .svg();
 * }</pre>
 *
 * <p>The picture is an SVG of its own, without scripts, fonts or links, and with a title for those who do not see it. All names in it are
 * escaped. Immutable.
 */
public final class MonthPicture {

    private static final int BOX_WIDTH = 118;
    private static final int BOX_HEIGHT = 66;
    private static final int MARGIN = 12;
    private static final int HEAD = 62;
    private static final int FOOT = 34;
    private static final int BAR = BOX_WIDTH - 16;

    private final WorkCalendar calendar;
    private final YearMonth month;
    private final ZoneId zone;
    private final Locale language;
    private final Words words;

    private MonthPicture(WorkCalendar calendar, YearMonth month, ZoneId zone, Locale language, Words words) {
        this.calendar = calendar;
        this.month = month;
        this.zone = zone;
        this.language = language;
        this.words = words;
    }

    /**
     * What the legend says.
     *
     * @param working of working time
     * @param off of days and hours off
     * @param holiday of a holiday
     * @param override of a date with hours of its own
     * @param exclusion of hours taken out
     */
    public record Words(String working, String off, String holiday, String override, String exclusion) {

        /** The English words. */
        public static final Words ENGLISH = new Words("working time", "off", "holiday", "other hours", "taken out");
    }

    /** The picture of a month as the clocks of a zone show it, in English. */
    public static MonthPicture of(WorkCalendar calendar, YearMonth month, ZoneId zone) {
        return new MonthPicture(calendar, month, zone, Locale.UK, Words.ENGLISH);
    }

    /** The same in another language; it decides the names of the month and the days, and on which day a week starts. */
    public MonthPicture in(Locale language, Words words) {
        return new MonthPicture(calendar, month, zone, language, words);
    }

    /** The picture as the text of an SVG document. */
    public String svg() {
        DayOfWeek firstDay = WeekFields.of(language).getFirstDayOfWeek();
        int before = Math.floorMod(month.atDay(1).getDayOfWeek().getValue() - firstDay.getValue(), 7);
        int weeks = (before + month.lengthOfMonth() + 6) / 7;
        Svg svg = new Svg(2 * MARGIN + 7 * BOX_WIDTH, HEAD + weeks * BOX_HEIGHT + FOOT, title());
        svg.text(MARGIN, 26, "title", title());
        for (int column = 0; column < 7; column++) {
            String name = firstDay.plus(column).getDisplayName(TextStyle.SHORT_STANDALONE, language);
            svg.text(MARGIN + column * BOX_WIDTH + 4, HEAD - 10, "name", name);
        }
        List<Interval> intervals = calendar.intervals(startOf(1), startOf(month.lengthOfMonth() + 1))
                .toList();
        for (int day = 1; day <= month.lengthOfMonth(); day++) {
            int place = before + day - 1;
            draw(svg, day, MARGIN + place % 7 * BOX_WIDTH, HEAD + place / 7 * BOX_HEIGHT, intervals);
        }
        legend(svg, HEAD + weeks * BOX_HEIGHT + 20);
        return svg.finished();
    }

    private String title() {
        return month.getMonth().getDisplayName(TextStyle.FULL_STANDALONE, language) + " " + month.getYear() + " · "
                + calendar.ref().name();
    }

    private Instant startOf(int day) {
        return month.atDay(1).plusDays(day - 1L).atStartOfDay(zone).toInstant();
    }

    private void draw(Svg svg, int day, int left, int top, List<Interval> intervals) {
        Instant start = startOf(day);
        Instant end = startOf(day + 1);
        List<Interval> today = start.equals(end) // a zone may skip a whole day
                ? List.of()
                : intervals.stream()
                        .filter(each -> each.from().isBefore(end) && each.to().isAfter(start))
                        .toList();
        String name = name(today);
        svg.box(left + 2, top + 2, BOX_WIDTH - 4, BOX_HEIGHT - 4, "day");
        svg.text(left + 8, top + 20, "number", String.valueOf(day));
        svg.box(left + 8, top + 28, BAR, 12, "off");
        for (Interval interval : today) {
            draw(svg, interval, day, left + 8, top + 28);
        }
        if (!name.isEmpty()) {
            svg.note(left + 8, top + 56, BAR, name);
        }
    }

    private void draw(Svg svg, Interval interval, int day, int left, int top) {
        LocalDate date = month.atDay(day);
        double from = share(interval.from(), date);
        double to = share(interval.to(), date);
        String kind = switch (interval.reason().kind()) {
            case WORKING -> "working";
            case EXCLUSION -> "exclusion";
            case HOLIDAY -> "holiday";
            case OVERRIDE -> "override";
            case OUTSIDE_HOURS, WEEKEND -> "off";
        };
        // where the clock is put back, the end of an interval may stand before its start: then to the end of what it
        // shows
        svg.box(left + from * BAR, top, Math.max(to - from, 0) * BAR, 12, kind);
    }

    /** Where an instant stands on the bar of a date, 0 to 1. */
    private double share(Instant instant, LocalDate date) {
        LocalDateTime local = LocalDateTime.ofInstant(instant, zone);
        if (local.toLocalDate().isBefore(date)) {
            return 0;
        }
        return local.toLocalDate().isAfter(date) ? 1 : local.toLocalTime().toSecondOfDay() / (double) Hours.DAY;
    }

    /** What has a name on this day: the holiday, the override, the exclusions. */
    private static String name(List<Interval> today) {
        List<String> names = new ArrayList<>();
        for (Interval interval : today) {
            String name = interval.reason().name();
            if (!name.isEmpty() && !names.contains(name)) {
                names.add(name);
            }
        }
        return String.join(", ", names);
    }

    private void legend(Svg svg, int top) {
        List<String> kinds = List.of("working", "off", "holiday", "override", "exclusion");
        List<String> says = List.of(words.working, words.off, words.holiday, words.override, words.exclusion);
        for (int i = 0; i < kinds.size(); i++) {
            int left = MARGIN + i * BOX_WIDTH * 7 / kinds.size();
            svg.box(left + 4, top - 10, 22, 12, kinds.get(i));
            svg.text(left + 32, top, "name", says.get(i));
        }
    }
}
