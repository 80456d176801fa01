package org.ticketkit.worktime;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.ticketkit.worktime.NamedDays.NamedDay;

class DaySetProperties {

    @Property(tries = 300)
    void W4_a_day_has_the_place_that_it_has_in_a_sorted_set(
            @ForAll List<@IntRange(min = -200, max = 200) Integer> some,
            @ForAll List<@IntRange(min = -200, max = 200) Integer> others) {
        TreeSet<Long> sorted = new TreeSet<>();
        some.forEach(day -> sorted.add(day.longValue()));
        others.forEach(day -> sorted.add(day.longValue()));
        DaySet days = set(some).with(set(others));
        assertArrayEquals(sorted.stream().mapToLong(day -> day).toArray(), days.toArray());
        assertEquals(sorted.size(), days.size());
        for (long day = -300; day <= 300; day++) {
            int before = sorted.headSet(day).size();
            assertEquals(sorted.contains(day) ? before : -1 - before, days.place(day));
        }
    }

    @Property(tries = 200)
    void W6_the_first_name_of_a_day_counts(@ForAll List<@IntRange(min = -100, max = 100) Integer> some) {
        List<NamedDay> named = new ArrayList<>();
        for (int day : some) {
            named.add(new NamedDay(day, "name " + named.size()));
        }
        NamedDays days = NamedDays.of(named);
        for (long day = -101; day <= 101; day++) {
            int first = some.indexOf((int) day);
            assertEquals(first < 0 ? null : "name " + first, days.name(day));
            assertEquals(first >= 0, days.contains(day));
        }
        assertEquals(days.days().size(), days.all().size());
        days.all().forEach(each -> assertEquals(days.name(each.day()), each.name()));
    }

    private static DaySet set(List<Integer> days) {
        return DaySet.of(days.stream().mapToLong(Integer::longValue).toArray());
    }
}
