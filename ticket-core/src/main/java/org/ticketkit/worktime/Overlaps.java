package org.ticketkit.worktime;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Finds hours of a plan that overlap, which is more likely an error than meant. */
final class Overlaps {

    private final List<String> faults = new ArrayList<>();

    private Overlaps() {}

    /** What to say of each: within a day of the week, where the night of one reaches into the next, and within an override. */
    static List<String> in(Plan plan) {
        Overlaps overlaps = new Overlaps();
        for (DayOfWeek day : DayOfWeek.values()) {
            overlaps.within(DayNames.of(day), plan.on(day));
            overlaps.overnight(day, plan);
        }
        for (Map.Entry<Long, Plan.OwnHours> override : new TreeMap<>(plan.overrides()).entrySet()) {
            overlaps.within(
                    "override " + LocalDate.ofEpochDay(override.getKey()),
                    override.getValue().hours());
        }
        return overlaps.faults;
    }

    private void within(String what, List<Hours> sorted) {
        for (int i = 1; i < sorted.size(); i++) {
            if (sorted.get(i - 1).overlaps(sorted.get(i))) {
                faults.add(what + ": " + sorted.get(i - 1) + " and " + sorted.get(i) + " overlap; make them one");
            }
        }
    }

    private void overnight(DayOfWeek day, Plan plan) {
        for (Hours night : plan.on(day)) {
            Hours tail = night.tail();
            for (Hours next : plan.on(day.plus(1))) {
                if (tail != null && tail.overlaps(next)) {
                    faults.add(DayNames.of(day) + " " + night + " and " + DayNames.of(day.plus(1)) + " " + next
                            + " overlap; end the night before");
                }
            }
        }
    }
}
