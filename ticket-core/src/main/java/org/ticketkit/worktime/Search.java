package org.ticketkit.worktime;

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
}
