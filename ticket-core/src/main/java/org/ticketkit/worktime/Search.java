package org.ticketkit.worktime;

import java.util.BitSet;

/** Sorted numbers. */
final class Search {

    private Search() {}

    /** The last place that holds this value or less; -1 if all hold more. Numbers may repeat. */
    static int lastUpTo(long[] sorted, long value) {
        return lastUpTo(sorted, value, 0, sorted.length);
    }

    /** The same where it is known to be the place before {@code low}, or one up to that before {@code high}. */
    static int lastUpTo(long[] sorted, long value, int low, int high) {
        int from = low;
        int to = high;
        while (from < to) {
            int middle = (from + to) >>> 1;
            if (sorted[middle] <= value) {
                from = middle + 1;
            } else {
                to = middle;
            }
        }
        return from - 1;
    }

    /** The same days since the epoch in order, each once: marked on one long list of days, which is faster than comparing them. */
    static long[] sortedDays(long[] days) {
        long first = Long.MAX_VALUE;
        for (long day : days) {
            first = Math.min(first, day);
        }
        BitSet marked = new BitSet();
        for (long day : days) {
            marked.set((int) (day - first));
        }
        long[] sorted = new long[marked.cardinality()];
        int next = -1;
        for (int i = 0; i < sorted.length; i++) {
            next = marked.nextSetBit(next + 1);
            sorted[i] = first + next;
        }
        return sorted;
    }
}
