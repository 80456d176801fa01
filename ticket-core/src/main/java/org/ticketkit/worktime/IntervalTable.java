package org.ticketkit.worktime;

import java.util.Arrays;
import java.util.Iterator;

/** The working intervals of a combination, one by one (rule W6). */
final class IntervalTable implements Table {

    private final long from;
    private final long to;
    private final SortedIndex starts;
    private final long[] ends;
    /** The count at the start of each interval. */
    private final SortedIndex before;

    private IntervalTable(long from, long to, long[] starts, long[] ends) {
        this.from = from;
        this.to = to;
        this.starts = new SortedIndex(starts);
        this.ends = ends;
        long[] counts = new long[starts.length];
        for (int i = 1; i < starts.length; i++) {
            counts[i] = counts[i - 1] + ends[i - 1] - starts[i - 1];
        }
        before = new SortedIndex(counts);
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
    public long total() {
        int last = starts.size() - 1;
        return last < 0 ? 0 : before.at(last) + ends[last] - starts.at(last);
    }

    @Override
    public long mark(long second) {
        int last = starts.lastUpTo(second);
        if (last < 0) {
            return 0;
        }
        return second < ends[last]
                ? Mark.of(before.at(last) + second - starts.at(last)) + Mark.WORKING
                : Mark.of(before.at(last) + ends[last] - starts.at(last));
    }

    @Override
    public long secondAt(long count) {
        int last = before.lastUpTo(count);
        return starts.at(last) + count - before.at(last);
    }
}
