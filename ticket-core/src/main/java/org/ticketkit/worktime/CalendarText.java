package org.ticketkit.worktime;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Writes calendars as text, one fact a line, in one order.
 *
 * <pre>{@code
 * calendar zurich-office#2
 * zone Europe/Zurich
 * Mon-Thu 09:00-12:00, 13:00-17:00
 * Fri 22:00-06:00+1
 * except Wed 14:00-16:00: focus time
 * holidays Switzerland/Zurich
 * holiday 2026-12-25: Christmas Day
 * override 2026-12-24 09:00-12:00: Christmas Eve
 * override 2026-12-31 closed: Moving house
 * except 2026-11-03 09:00-10:00: all hands
 * replacing until 2026-06-30T22:00:00Z
 *   calendar zurich-office#1
 *   ...
 * }</pre>
 *
 * <p>A combination begins with {@code union} or {@code intersection} in place of {@code calendar}, and has its parts below, indented.
 */
final class CalendarText {

    static final String INDENT = "  ";

    static final Comparator<Plan.Exclusion> EXCLUSIONS = Comparator.comparingInt(
                    (Plan.Exclusion exclusion) -> exclusion.hours().start())
            .thenComparingInt(exclusion -> exclusion.hours().end())
            .thenComparing(Plan.Exclusion::name);

    private final List<String> lines = new ArrayList<>();

    private CalendarText() {}

    static String of(WorkCalendar calendar) {
        CalendarText text = new CalendarText();
        text.add(calendar, calendar.schedule(), "");
        return String.join("\n", text.lines);
    }

    static String fingerprint(WorkCalendar calendar) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(of(calendar).getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new AssertionError("every Java platform has SHA-256", impossible);
        }
    }

    private void add(WorkCalendar calendar, Schedule schedule, String indent) {
        if (schedule instanceof ZonedSchedule zoned) {
            lines.add(indent + "calendar " + calendar.ref());
            lines.add(indent + "zone " + zoned.zone());
            facts(zoned.plan()).forEach(fact -> lines.add(indent + fact));
        } else if (schedule instanceof CombinedSchedule combined) {
            String kind = combined.kind() == CombinedSchedule.Kind.UNION ? "union " : "intersection ";
            lines.add(indent + kind + calendar.ref());
            combined.parts().forEach(part -> add(part, part.schedule(), indent + INDENT));
        } else if (schedule instanceof ReplacingSchedule replacing) {
            add(calendar, replacing.later(), indent);
            lines.add(indent + "replacing until " + Instant.ofEpochSecond(replacing.start()));
            add(replacing.earlier(), replacing.earlier().schedule(), indent + INDENT);
        }
    }

    private static List<String> facts(Plan plan) {
        List<String> facts = new ArrayList<>();
        weekly(plan).forEach((hours, days) -> facts.add(DayNames.of(days) + " " + hours));
        focus(plan).forEach((what, days) -> facts.add("except " + DayNames.of(days) + " " + what));
        plan.providers().forEach(provider -> facts.add("holidays " + provider.name()));
        plan.holidays().all().forEach(each -> facts.add("holiday " + date(each.day()) + ": " + each.name()));
        new TreeMap<>(plan.overrides()).forEach((day, override) -> facts.add(override(date(day), override)));
        new TreeMap<>(plan.exclusions())
                .forEach((day, each) ->
                        each.forEach(exclusion -> facts.add("except " + date(day) + " " + exclusion(exclusion))));
        return facts;
    }

    /** The days that have the same hours, under these. */
    private static Map<String, List<DayOfWeek>> weekly(Plan plan) {
        Map<String, List<DayOfWeek>> days = new LinkedHashMap<>();
        for (DayOfWeek day : DayOfWeek.values()) {
            if (!plan.on(day).isEmpty()) {
                days.computeIfAbsent(list(plan.on(day)), hours -> new ArrayList<>())
                        .add(day);
            }
        }
        return days;
    }

    private static Map<String, List<DayOfWeek>> focus(Plan plan) {
        Map<String, List<DayOfWeek>> days = new LinkedHashMap<>();
        for (DayOfWeek day : DayOfWeek.values()) {
            for (Plan.Exclusion each : plan.focus().get(day.getValue() - 1)) {
                days.computeIfAbsent(exclusion(each), what -> new ArrayList<>()).add(day);
            }
        }
        return days;
    }

    private static LocalDate date(long day) {
        return LocalDate.ofEpochDay(day);
    }

    private static String exclusion(Plan.Exclusion exclusion) {
        return exclusion.hours() + ": " + exclusion.name();
    }

    private static String override(LocalDate date, Plan.OwnHours override) {
        String hours = override.hours().isEmpty() ? "closed" : list(override.hours());
        return "override " + date + " " + hours + ": " + override.name();
    }

    private static String list(List<Hours> hours) {
        return hours.stream().map(Hours::toString).collect(Collectors.joining(", "));
    }
}
