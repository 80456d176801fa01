package org.ticketkit.worktime;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.ticketkit.ticket.DefinitionRef;
import org.ticketkit.ticket.Misconfigured;
import org.ticketkit.worktime.NamedDays.NamedDay;

/**
 * Collects what a {@link WorkCalendar} says and reports all its faults at once.
 *
 * <p>Hours are written {@code 09:00-17:00}, up to {@code 24:00}, with seconds where there are any; {@code 22:00-06:00+1} ends on the next
 * day. Hours and exclusions belong to the day on which they start.
 *
 * <p>What applies on a date (rule W2): an override, else the weekly hours unless there is a holiday; then exclusions are taken out. An
 * override replaces all hours that start on its date, and a holiday of that date; hours that come along from the day before stay. A holiday
 * takes away its date from 00 to 24, hours from the day before included, and leaves what goes on after midnight.
 */
public final class WorkCalendarBuilder {

    private static final String NO_NAME = " has no name, or none of one line without blanks around it";

    private final DefinitionRef ref;
    private final List<List<Hours>> weekly = emptyWeek();
    private final List<List<Plan.Exclusion>> focus = emptyWeek();
    private final List<NamedDay> holidays = new ArrayList<>();
    private final Map<Long, Plan.OwnHours> overrides = new HashMap<>();
    private final Map<Long, List<Plan.Exclusion>> exclusions = new HashMap<>();
    private final List<Holidays> providers = new ArrayList<>();
    private final Set<String> names = new HashSet<>();
    private final List<String> faults = new ArrayList<>();
    private boolean hasUnreadHours;
    private @Nullable ZoneId zone;

    WorkCalendarBuilder(DefinitionRef ref) {
        this.ref = ref;
    }

    private static <T> List<List<T>> emptyWeek() {
        List<List<T>> week = new ArrayList<>();
        for (int day = 0; day < 7; day++) {
            week.add(new ArrayList<>());
        }
        return week;
    }

    /** The zone in which all dates and hours are meant; it has no default. */
    public WorkCalendarBuilder zone(ZoneId zone) {
        this.zone = zone;
        return this;
    }

    /** Adds hours to Monday, Tuesday, Wednesday, Thursday and Friday. */
    public WorkCalendarBuilder weekdays(String... hours) {
        return on(DayOfWeek.MONDAY, DayOfWeek.FRIDAY, hours);
    }

    /** Adds hours to a day of the week. */
    public WorkCalendarBuilder on(DayOfWeek day, String... hours) {
        return on(day, day, hours);
    }

    /** Adds hours to each day from the first to the last; Friday to Monday are four days. */
    public WorkCalendarBuilder on(DayOfWeek first, DayOfWeek last, String... hours) {
        String what = first == last ? DayNames.of(first) : DayNames.of(first) + "-" + DayNames.of(last);
        List<Hours> read = read(what, hours);
        if (hours.length == 0) {
            faults.add(what + " has no hours; name some, or leave the day out");
        }
        for (DayOfWeek day : DayNames.from(first, last)) {
            weekly.get(day.getValue() - 1).addAll(read);
        }
        return this;
    }

    /** Works day and night. */
    public WorkCalendarBuilder aroundTheClock() {
        return on(DayOfWeek.MONDAY, DayOfWeek.SUNDAY, "00:00-24:00");
    }

    /** A date that is off, and what it is called. */
    public WorkCalendarBuilder holiday(LocalDate date, String name) {
        checkDated("holiday", date, name);
        if (isKnownYear(date)) {
            holidays.add(new NamedDay(date.toEpochDay(), name));
        }
        return this;
    }

    /** Dates that are off, and what each is called. */
    public WorkCalendarBuilder holidays(Map<LocalDate, String> dates) {
        dates.forEach(this::holiday);
        return this;
    }

    /** Holidays that are looked up year by year, as far as questions go; where two providers name a date, the first one's name counts. */
    public WorkCalendarBuilder holidays(Holidays provider) {
        checkName("holidays", provider.name());
        if (providers.stream().anyMatch(known -> known.name().equals(provider.name()))) {
            faults.add("the holidays " + provider.name() + " are there twice; keep one");
        }
        providers.add(provider);
        return this;
    }

    /** Gives a date hours of its own, in place of its weekly ones and of a holiday; without any it is closed. */
    public WorkCalendarBuilder override(LocalDate date, String name, String... hours) {
        checkDated("override", date, name);
        List<Hours> read = sorted(read("override " + date, hours));
        if (overrides.putIfAbsent(date.toEpochDay(), new Plan.OwnHours(read, name)) != null) {
            faults.add("there are two overrides on " + date + "; make them one");
        }
        return this;
    }

    /** Takes hours out of a day of the week, such as focus time. */
    public WorkCalendarBuilder exclude(DayOfWeek day, String name, String... hours) {
        return exclude(day, day, name, hours);
    }

    /** Takes hours out of each day from the first to the last, such as lunch. */
    public WorkCalendarBuilder exclude(DayOfWeek first, DayOfWeek last, String name, String... hours) {
        for (DayOfWeek day : DayNames.from(first, last)) {
            addExclusions(focus.get(day.getValue() - 1), "exclusion " + DayNames.of(day), name, hours);
        }
        return this;
    }

    /** Takes hours out of a date, such as a staff meeting. */
    public WorkCalendarBuilder exclude(LocalDate date, String name, String... hours) {
        checkDated("exclusion", date, name);
        addExclusions(
                exclusions.computeIfAbsent(date.toEpochDay(), day -> new ArrayList<>()),
                "exclusion " + date,
                name,
                hours);
        return this;
    }

    private void addExclusions(List<Plan.Exclusion> day, String what, String name, String... hours) {
        checkName(what, name);
        if (hours.length == 0) {
            faults.add(what + " has no hours; name some, such as 00:00-24:00");
        }
        for (Hours each : read(what, hours)) {
            day.add(new Plan.Exclusion(each, name));
        }
    }

    /**
     * The calendar.
     *
     * @throws Misconfigured if there is no zone; hours cannot be read, end before they start, or overlap; a date has two holidays or two
     *     overrides; a name is empty or more than a line; there is no working time at all. All faults are named at once.
     */
    public WorkCalendar build() {
        Plan plan = new Plan(
                frozen(weekly, Comparator.comparingInt(Hours::start)),
                frozen(focus, CalendarText.EXCLUSIONS),
                NamedDays.of(holidays),
                Map.copyOf(overrides),
                frozen(exclusions),
                List.copyOf(providers));
        List<String> all = new ArrayList<>(faults);
        all.addAll(twice(plan.holidays()));
        all.addAll(Overlaps.in(plan));
        if (!hasUnreadHours && !plan.hasWorkingTime()) {
            all.add("there is no working time at all; add hours, or take out fewer");
        }
        if (zone == null) {
            all.add("there is no zone; name one with zone(ZoneId.of(...))");
        }
        if (!all.isEmpty() || zone == null) {
            throw new Misconfigured("Calendar " + ref + " cannot work: " + String.join("; ", all));
        }
        return new WorkCalendar(ref, new ZonedSchedule(zone, new Offsets(zone.getRules()), plan));
    }

    private List<String> twice(NamedDays once) {
        List<String> twice = new ArrayList<>();
        if (once.days().size() < holidays.size()) {
            Set<Long> seen = new HashSet<>();
            for (NamedDay holiday : holidays) {
                if (!seen.add(holiday.day())) {
                    twice.add("there are two holidays on " + LocalDate.ofEpochDay(holiday.day()) + "; keep one");
                }
            }
        }
        return twice;
    }

    private static <T> List<List<T>> frozen(List<List<T>> week, Comparator<? super T> order) {
        List<List<T>> frozen = new ArrayList<>();
        for (List<T> day : week) {
            List<T> copy = new ArrayList<>(day);
            copy.sort(order);
            frozen.add(List.copyOf(copy));
        }
        return List.copyOf(frozen);
    }

    private static Map<Long, List<Plan.Exclusion>> frozen(Map<Long, List<Plan.Exclusion>> dated) {
        Map<Long, List<Plan.Exclusion>> frozen = new HashMap<>();
        for (Map.Entry<Long, List<Plan.Exclusion>> day : dated.entrySet()) {
            List<Plan.Exclusion> copy = new ArrayList<>(day.getValue());
            copy.sort(CalendarText.EXCLUSIONS);
            frozen.put(day.getKey(), List.copyOf(copy));
        }
        return Map.copyOf(frozen);
    }

    private List<Hours> read(String what, String... texts) {
        List<Hours> read = new ArrayList<>();
        for (String text : texts) {
            try {
                read.add(Hours.parse(text));
            } catch (IllegalArgumentException e) {
                faults.add(what + ": " + e.getMessage());
                hasUnreadHours = true;
            }
        }
        return read;
    }

    private static List<Hours> sorted(List<Hours> hours) {
        hours.sort(Comparator.comparingInt(Hours::start));
        return List.copyOf(hours);
    }

    private void checkDated(String what, LocalDate date, String name) {
        if (!isName(name)) {
            faults.add(what + " " + date + NO_NAME);
        }
        if (!isKnownYear(date)) {
            faults.add(what + " " + date + " is in no year from 1 to 9999");
        }
    }

    private static boolean isKnownYear(LocalDate date) {
        int year = date.getYear();
        return year >= 1 && year <= 9999;
    }

    private void checkName(String what, String name) {
        if (!isName(name)) {
            faults.add(what + NO_NAME);
        }
    }

    /** Most holidays bear the same names every year, so each is looked at once. */
    private boolean isName(String name) {
        return names.contains(name) || (isOneLine(name) && names.add(name));
    }

    private static boolean isOneLine(String name) {
        for (int i = 0; i < name.length(); i++) {
            if (Character.isISOControl(name.charAt(i))) {
                return false;
            }
        }
        return !name.isEmpty() && name.equals(name.strip());
    }

    void fault(String fault) {
        faults.add(fault);
    }
}
