package org.ticketkit.worktime;

import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/** A calendar that is in force from a second on, and the one that was before (rule W5). */
record ReplacingSchedule(WorkCalendar earlier, long start, Schedule later) implements Schedule {

    @Override
    public Table table(long from, long to) {
        if (to <= start) {
            return earlier.schedule().table(from, to);
        }
        if (from >= start) {
            return later.table(from, to);
        }
        return new ReplacedTable(earlier.schedule().table(from, start), later.table(start, to));
    }

    @Override
    public int depth() {
        return Math.max(later.depth(), 1 + earlier.schedule().depth());
    }

    @Override
    public Iterator<Stretch> stretches(long from, long to) {
        Iterator<Stretch> before = earlier.schedule().stretches(from, Math.min(to, start));
        Iterator<Stretch> after = later.stretches(Math.max(from, start), to);
        return new Stretches() {
            @Override
            @Nullable
            Stretch advance() {
                if (before.hasNext()) {
                    return before.next();
                }
                return after.hasNext() ? after.next() : null;
            }
        };
    }
}
