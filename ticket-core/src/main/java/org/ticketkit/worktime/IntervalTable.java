package org.ticketkit.worktime;

import java.util.Arrays;
import java.util.Iterator;

/** The working intervals of a combination, one by one (rule W6). */
final class IntervalTable implements Table {

    private final long from;
    private final long to;
    private final long[] starts;
    private final long[] ends;
    /** The count at the start of each interval. */
    private final long[] before;

    private IntervalTable(long from, long to, long[] starts, long[] ends) {
        this.from = from;
        this.to = to;
        this.starts = starts;
        this.ends = ends;
        before = new long[starts.length];
        for (int i = 1; i < starts.length; i++) {
            before[i] = before[i - 1] + ends[i - 1] - starts[i - 1];
        }
    }

    /** The working ones of these stretches, which fill the range. */
    static IntervalTable of(Iterator<Stretch> stretches, long from, long to) {
        long[] starts = new long[256];
        long[] ends = new long[256];
        int count = 0;
        while (stretches.hasNext()) {
            Stretch stretch = stretches.next();
            if (stretch.reason().isWorking()) {
                if (count == starts.length) {
                    starts = Arrays.copyOf(starts, 2 * count);
                    ends = Arrays.copyOf(ends, 2 * count);
                }
                starts[count] = stretch.from();
                ends[count++] = stretch.to();
            }
        }
        return new IntervalTable(from, to, Arrays.copyOf(starts, count), Arrays.copyOf(ends, count));
    }

    @Override
    public long from() {
        return from;
    }

    @Override
    public long to() {
        return to;
    }

    @Override
    public long worked(long second) {
        int last = Search.lastUpTo(starts, second);
        return last < 0 ? 0 : before[last] + Math.min(second, ends[last]) - starts[last];
    }

    @Override
    public boolean isWorking(long second) {
        int last = Search.lastUpTo(starts, second);
        return last >= 0 && second < ends[last];
    }

    @Override
    public long secondAt(long count) {
        int last = Search.lastUpTo(before, count);
        return starts[last] + count - before[last];
    }
}
