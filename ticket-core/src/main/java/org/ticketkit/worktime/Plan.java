package org.ticketkit.worktime;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.ticketkit.ticket.Misconfigured;
import org.ticketkit.worktime.NamedDays.NamedDay;

/**
 * What a calendar says about local dates, without a zone; the one place that knows the precedence of rule W2.
 *
 * <p>Override, else weekly hours minus holiday; then exclusions. Hours and exclusions belong to the day on which they start: an override
 * replaces those that start on its date, the part after midnight included, and leaves alone what the day before brings along. A holiday
 * takes away its own date from 00 to 24, whatever day the weekly hours there belong to.
 *
 * <p>Dates are days since the epoch here, which are cheap to count with and to look up.
 *
 * @param weekly the hours of each day of the week, Monday first
 * @param focus what is taken out of each day of the week, Monday first
 * @param holidays the dates that are off, by name
 * @param overrides the dates with hours of their own
 * @param exclusions what is taken out of single dates
 * @param providers where further holidays come from
 */
record Plan(
        List<List<Hours>> weekly,
        List<List<Exclusion>> focus,
        NamedDays holidays,
        Map<Long, OwnHours> overrides,
        Map<Long, List<Exclusion>> exclusions,
        List<Holidays> providers) {

    /** Hours taken out, and what for. */
    record Exclusion(Hours hours, String name) {}

    /** The hours of a single date, and why it has them. */
    record OwnHours(List<Hours> hours, String name) {}

    /** The same with what the providers say about these years; a date that has a name already keeps it. */
    Plan knowing(int firstYear, int lastYear) {
        if (providers.isEmpty()) {
            return this;
        }
        List<NamedDay> known = holidays.all();
        for (Holidays provider : providers) {
            for (int year = firstYear; year <= lastYear; year++) {
                for (Map.Entry<LocalDate, String> day : provider.in(year).entrySet()) {
                    checkYear(provider, day.getKey(), year);
                    known.add(new NamedDay(day.getKey().toEpochDay(), day.getValue()));
                }
            }
        }
        return new Plan(weekly, focus, NamedDays.of(known), overrides, exclusions, List.of());
    }

    private static void checkYear(Holidays provider, LocalDate date, int year) {
        if (date.getYear() != year) {
            throw new Misconfigured("The holidays " + provider.name() + " answered " + date + " for the year " + year
                    + "; give each year its own dates only");
        }
    }

    /** The working hours of a date. */
    DayHours hoursOn(long day) {
        List<Hours> open = opened(day);
        return open.isEmpty() ? DayHours.NONE : DayHours.of(pieces(day, open));
    }

    /** Does anybody ever work by it? */
    boolean hasWorkingTime() {
        return new Week(this).total() > 0
                || overrides.keySet().stream()
                        .anyMatch(day ->
                                hoursOn(day).total() > 0 || hoursOn(day + 1).total() > 0);
    }

    /** The date from 00 to 24, in pieces. */
    List<Piece> piecesOn(long day) {
        return pieces(day, opened(day));
    }

    private List<Piece> pieces(long day, List<Hours> open) {
        List<Piece> pieces = List.of(new Piece(0, Hours.DAY, closed(day)));
        for (Hours hours : open) {
            pieces = Piece.paint(pieces, hours, Reason.WORKING);
        }
        for (Exclusion exclusion : excluded(day)) {
            pieces = Piece.paint(pieces, exclusion.hours(), new Reason(Reason.Kind.EXCLUSION, exclusion.name()));
        }
        return pieces;
    }

    /** The hours on a date before anything is excluded: what came along from the day before, then what starts on it. */
    private List<Hours> opened(long day) {
        OwnHours own = overrides.get(day);
        boolean isOff = own == null && holidays.contains(day);
        List<Hours> open = new ArrayList<>();
        long eve = day - 1;
        OwnHours before = overrides.get(eve);
        for (Hours hours : before != null ? before.hours() : isOff ? List.<Hours>of() : onWeekday(weekly, eve)) {
            addTail(open, hours);
        }
        for (Hours hours : own != null ? own.hours() : isOff ? List.<Hours>of() : onWeekday(weekly, day)) {
            open.add(hours.ownPart());
        }
        return open;
    }

    private static void addTail(List<Hours> open, Hours hours) {
        Hours tail = hours.tail();
        if (tail != null) {
            open.add(tail);
        }
    }

    private List<Exclusion> excluded(long day) {
        long eve = day - 1;
        List<Exclusion> excluded = new ArrayList<>();
        addTails(excluded, exclusions.getOrDefault(eve, List.of()));
        addTails(excluded, onWeekday(focus, eve));
        excluded.addAll(exclusions.getOrDefault(day, List.of()));
        excluded.addAll(onWeekday(focus, day));
        return excluded;
    }

    private static void addTails(List<Exclusion> excluded, List<Exclusion> ofTheEve) {
        for (Exclusion exclusion : ofTheEve) {
            Hours tail = exclusion.hours().tail();
            if (tail != null) {
                excluded.add(new Exclusion(tail, exclusion.name()));
            }
        }
    }

    private Reason closed(long day) {
        OwnHours override = overrides.get(day);
        if (override != null) {
            return new Reason(Reason.Kind.OVERRIDE, override.name());
        }
        @Nullable String holiday = holidays.name(day);
        if (holiday != null) {
            return new Reason(Reason.Kind.HOLIDAY, holiday);
        }
        return onWeekday(weekly, day).isEmpty() ? Reason.WEEKEND : Reason.OUTSIDE_HOURS;
    }

    private static <T> List<T> onWeekday(List<List<T>> week, long day) {
        return week.get((int) Math.floorMod(day - Week.MONDAY, 7L));
    }

    /** May this date differ from its day of the week? */
    boolean isExceptional(long day) {
        long eve = day - 1;
        return holidays.contains(day)
                || overrides.containsKey(day)
                || overrides.containsKey(eve)
                || exclusions.containsKey(day)
                || exclusions.containsKey(eve);
    }

    /** The same without anything that is dated: a week as it always is. */
    Plan plain() {
        return new Plan(weekly, focus, NamedDays.NONE, Map.of(), Map.of(), List.of());
    }

    List<Hours> on(DayOfWeek day) {
        return weekly.get(day.getValue() - 1);
    }

    /** All dates that are exceptional. */
    DaySet exceptionalDays() {
        return holidays.days().with(alteredDays());
    }

    /** Those among them that an override or an exclusion reaches; the others are holidays and nothing else. */
    DaySet alteredDays() {
        return DaySet.of(Stream.of(overrides, exclusions)
                .flatMap(dated -> dated.keySet().stream())
                .flatMapToLong(day -> LongStream.of(day, day + 1)) // a night goes on
                .toArray());
    }
}
