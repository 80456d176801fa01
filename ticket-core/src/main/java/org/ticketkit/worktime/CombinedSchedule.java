package org.ticketkit.worktime;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Several calendars at once: open when one of them is, or only when all are (rule W6). */
record CombinedSchedule(Kind kind, List<WorkCalendar> parts) implements Schedule {

    enum Kind {
        UNION,
        INTERSECTION;

        /** The reason for both: of two gaps the more telling one; where one part works, it depends. */
        Reason combine(Reason one, Reason other) {
            if (one.isWorking() == other.isWorking()) {
                return one.moreTelling(other);
            }
            return one.isWorking() == (this == UNION) ? one : other;
        }
    }

    @Override
    public Table table(long from, long to) {
        return IntervalTable.of(stretches(from, to), from, to);
    }

    @Override
    public int depth() {
        return 1
                + parts.stream().mapToInt(part -> part.schedule().depth()).max().orElse(0);
    }

    @Override
    public Iterator<Stretch> stretches(long from, long to) {
        return new SideBySide(from, to);
    }

    /** Walks all parts at once, from one change in any of them to the next. */
    private final class SideBySide extends Stretches {

        private final List<Iterator<Stretch>> courses = new ArrayList<>();
        private final List<Stretch> current = new ArrayList<>();
        private final long to;
        private long at;

        SideBySide(long from, long to) {
            this.at = from;
            this.to = to;
            if (from < to) {
                for (WorkCalendar part : parts) {
                    Iterator<Stretch> course = part.schedule().stretches(from, to);
                    courses.add(course);
                    current.add(course.next());
                }
            }
        }

        @Override
        @Nullable
        Stretch advance() {
            if (at >= to) {
                return null;
            }
            long start = at;
            long end = to;
            Reason reason = null;
            for (int i = 0; i < courses.size(); i++) {
                if (current.get(i).to() <= start) {
                    current.set(i, courses.get(i).next());
                }
                Stretch stretch = current.get(i);
                end = Math.min(end, stretch.to());
                reason = reason == null ? stretch.reason() : kind.combine(reason, stretch.reason());
            }
            at = end;
            return reason == null ? null : new Stretch(start, end, reason);
        }
    }
}
