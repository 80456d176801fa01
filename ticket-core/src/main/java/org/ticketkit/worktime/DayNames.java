package org.ticketkit.worktime;

import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Days of the week in the text of a calendar: {@code Mon-Fri,Sun}. */
final class DayNames {

    private static final List<String> NAMES = List.of("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun");

    private DayNames() {}

    static String of(DayOfWeek day) {
        return NAMES.get(day.getValue() - 1);
    }

    /** The days from one to another, over the end of the week if need be. */
    static List<DayOfWeek> from(DayOfWeek first, DayOfWeek last) {
        List<DayOfWeek> days = new ArrayList<>();
        for (DayOfWeek day = first; day != last; day = day.plus(1)) {
            days.add(day);
        }
        days.add(last);
        return days;
    }

    /** Days that follow each other as one run, Monday first. */
    static String of(Collection<DayOfWeek> days) {
        Set<DayOfWeek> set = EnumSet.copyOf(days);
        StringBuilder text = new StringBuilder();
        int day = 0;
        while (day < 7) {
            int end = day;
            while (end < 7 && set.contains(DayOfWeek.of(end + 1))) {
                end++;
            }
            if (end > day) {
                text.append(text.length() == 0 ? "" : ",").append(NAMES.get(day));
                text.append(end > day + 1 ? "-" + NAMES.get(end - 1) : "");
            }
            day = end + 1;
        }
        return text.toString();
    }

    /** Reads what {@link #of(Collection)} wrote; empty if it cannot be read. */
    static Set<DayOfWeek> parse(String text) {
        Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
        for (String run : text.split(",", -1)) {
            int dash = run.indexOf('-');
            int first = NAMES.indexOf(dash < 0 ? run : run.substring(0, dash));
            int last = NAMES.indexOf(run.substring(dash + 1));
            if (first < 0 || last < 0) {
                return Set.of();
            }
            days.addAll(from(DayOfWeek.of(first + 1), DayOfWeek.of(last + 1)));
        }
        return days;
    }
}
