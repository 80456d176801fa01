package org.ticketkit.worktime;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.ticketkit.ticket.DefinitionRef;
import org.ticketkit.ticket.Misconfigured;

/** Reads what {@link CalendarText} wrote, and names all that it cannot read, by line. */
final class CalendarReader {

    private final List<String> lines;
    private final List<Holidays> known;
    private final List<String> faults = new ArrayList<>();
    private int next;

    private CalendarReader(List<String> lines, List<Holidays> known) {
        this.lines = lines;
        this.known = known;
    }

    static WorkCalendar read(String text, List<Holidays> known) {
        CalendarReader reader = new CalendarReader(text.lines().toList(), known);
        WorkCalendar calendar = reader.calendar("");
        if (calendar != null && reader.faults.isEmpty() && !reader.isAtEnd()) {
            reader.fault("this belongs to no calendar; look at its indentation, and parse one calendar at a time");
        }
        if (calendar == null || !reader.faults.isEmpty()) {
            throw new Misconfigured("The calendar cannot be read: " + String.join("; ", reader.faults));
        }
        return calendar;
    }

    /** The calendar that begins with the next line; null if there is a fault in it. */
    private @Nullable WorkCalendar calendar(String indent) {
        String head = take(indent);
        if (head == null || indent.length() >= WorkCalendar.MOST_NESTED * CalendarText.INDENT.length()) {
            fault("here a calendar should begin, with calendar, union or intersection and NAME#VERSION");
            return null;
        }
        String[] words = head.split(" ", 2);
        DefinitionRef ref = words.length < 2 ? null : ref(words[1]);
        if (ref == null) {
            fault("'" + head + "' is no head of a calendar; write calendar, union or intersection and NAME#VERSION");
            return null;
        }
        WorkCalendar calendar = switch (words[0]) {
            case "calendar" -> zoned(ref, indent);
            case "union" -> combined(CombinedSchedule.Kind.UNION, ref, indent);
            case "intersection" -> combined(CombinedSchedule.Kind.INTERSECTION, ref, indent);
            default -> null;
        };
        if (calendar == null && faults.isEmpty()) {
            fault("'" + words[0] + "' is no kind of calendar; write calendar, union or intersection");
        }
        return replacing(calendar, indent);
    }

    private static @Nullable DefinitionRef ref(String text) {
        try {
            return DefinitionRef.parse(text);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private @Nullable WorkCalendar replacing(@Nullable WorkCalendar later, String indent) {
        String line = peek(indent);
        if (line == null || !line.startsWith("replacing until ")) {
            return later;
        }
        next++;
        Instant start = instant(line.substring("replacing until ".length()));
        WorkCalendar earlier = calendar(indent + CalendarText.INDENT);
        return later == null || earlier == null || start == null ? null : built(() -> later.replacing(earlier, start));
    }

    private @Nullable Instant instant(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException e) {
            fault("'" + text + "' is no instant; write one such as 2026-06-30T22:00:00Z");
            return null;
        }
    }

    private @Nullable WorkCalendar combined(CombinedSchedule.Kind kind, DefinitionRef ref, String indent) {
        List<WorkCalendar> parts = new ArrayList<>();
        while (peek(indent + CalendarText.INDENT) != null) {
            WorkCalendar part = calendar(indent + CalendarText.INDENT);
            if (part == null) {
                return null;
            }
            parts.add(part);
        }
        return built(() -> WorkCalendar.combined(kind, ref, parts));
    }

    private @Nullable WorkCalendar zoned(DefinitionRef ref, String indent) {
        WorkCalendarBuilder builder = new WorkCalendarBuilder(ref);
        for (String line = peek(indent); line != null && !endsFacts(line); line = peek(indent)) {
            next++;
            fact(builder, line);
        }
        return built(builder::build);
    }

    /** What begins a calendar that this one replaces, or the next part of a combination. */
    private static boolean endsFacts(String line) {
        return line.startsWith("replacing ")
                || line.startsWith("calendar ")
                || line.startsWith("union ")
                || line.startsWith("intersection ");
    }

    private @Nullable WorkCalendar built(Supplier<WorkCalendar> calendar) {
        try {
            return calendar.get();
        } catch (Misconfigured e) {
            faults.add(e.getMessage());
            return null;
        }
    }

    private void fact(WorkCalendarBuilder builder, String line) {
        int colon = line.indexOf(": ");
        String name = colon < 0 ? "" : line.substring(colon + 2);
        String[] words = (colon < 0 ? line : line.substring(0, colon)).split(" ", 2);
        String rest = words.length < 2 ? "" : words[1];
        switch (words[0]) {
            case "zone" -> zone(builder, rest);
            case "holidays" ->
                holidays(builder, line.substring("holidays".length()).strip());
            case "holiday" -> onDate(builder, rest, (date, hours) -> builder.holiday(date, name));
            case "override" ->
                onDate(builder, rest, (date, hours) -> builder.override(date, name, hours(closedOr(hours))));
            case "except" -> except(builder, rest, name);
            default -> weekly(builder, words[0], rest);
        }
    }

    private static void zone(WorkCalendarBuilder builder, String name) {
        try {
            builder.zone(ZoneId.of(name));
        } catch (DateTimeException e) {
            builder.fault("'" + name + "' is no zone; write one such as Europe/Zurich");
        }
    }

    private void holidays(WorkCalendarBuilder builder, String name) {
        known.stream()
                .filter(provider -> provider.name().equals(name))
                .findFirst()
                .ifPresentOrElse(
                        builder::holidays,
                        () -> builder.fault("the holidays '" + name + "' are not known; hand them to parse"));
    }

    private static void except(WorkCalendarBuilder builder, String rest, String name) {
        String[] words = rest.split(" ", 2);
        Set<DayOfWeek> days = DayNames.parse(words[0]);
        if (days.isEmpty()) {
            onDate(builder, rest, (date, hours) -> builder.exclude(date, name, hours(hours)));
        }
        days.forEach(day -> builder.exclude(day, name, hours(words.length < 2 ? "" : words[1])));
    }

    private static void weekly(WorkCalendarBuilder builder, String names, String hours) {
        Set<DayOfWeek> days = DayNames.parse(names);
        if (days.isEmpty()) {
            builder.fault("'" + names + "' is neither days of the week, such as Mon-Fri, nor zone, holiday, holidays, "
                    + "override or except");
        }
        days.forEach(day -> builder.on(day, hours(hours)));
    }

    private static void onDate(WorkCalendarBuilder builder, String text, BiConsumer<LocalDate, String> use) {
        String[] words = text.split(" ", 2);
        LocalDate date;
        try {
            date = LocalDate.parse(words[0]);
        } catch (DateTimeParseException e) {
            builder.fault("'" + words[0] + "' is no date; write one such as 2026-12-24");
            return;
        }
        use.accept(date, words.length < 2 ? "" : words[1]);
    }

    private static String closedOr(String hours) {
        return hours.equals("closed") ? "" : hours;
    }

    private static String[] hours(String text) {
        return text.isBlank() ? new String[0] : text.split(",\\s*", -1);
    }

    /** The next line if it stands at this indentation; blank lines are passed over. */
    private @Nullable String peek(String indent) {
        if (isAtEnd() || !lines.get(next).startsWith(indent)) {
            return null;
        }
        String line = lines.get(next).substring(indent.length()).stripTrailing();
        return line.startsWith(" ") ? null : line;
    }

    private boolean isAtEnd() {
        while (next < lines.size() && lines.get(next).isBlank()) {
            next++;
        }
        return next == lines.size();
    }

    private @Nullable String take(String indent) {
        String line = peek(indent);
        next += line == null ? 0 : 1;
        return line;
    }

    private void fault(String fault) {
        faults.add("line " + (next + 1) + ": " + fault);
    }
}
