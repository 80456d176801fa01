package org.ticketkit.worktime;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Days with a name each, such as holidays; immutable. */
final class NamedDays {

    /** A day since the epoch, and what it is called. */
    record NamedDay(long day, String name) {}

    static final NamedDays NONE = of(List.of());

    private final DaySet days;
    /** The names, in the order of the days. */
    private final String[] names;

    private NamedDays(DaySet days, String[] names) {
        this.days = days;
        this.names = names;
    }

    /** These days, in any order; where one is there several times, its first name counts. */
    static NamedDays of(List<NamedDay> named) {
        long[] numbers = new long[named.size()];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = named.get(i).day;
        }
        DaySet days = DaySet.of(numbers);
        String[] names = new String[days.size()];
        for (int i = numbers.length - 1; i >= 0; i--) {
            names[days.place(numbers[i])] = named.get(i).name;
        }
        return new NamedDays(days, names);
    }

    DaySet days() {
        return days;
    }

    boolean contains(long day) {
        return days.contains(day);
    }

    /** What a day is called; null if it is none of these. */
    @Nullable
    String name(long day) {
        int place = days.place(day);
        return place < 0 ? null : names[place];
    }

    /** One by one, in order. */
    List<NamedDay> all() {
        List<NamedDay> all = new ArrayList<>();
        for (long day : days.toArray()) {
            all.add(new NamedDay(day, names[all.size()]));
        }
        return all;
    }
}
