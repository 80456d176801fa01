package org.ticketkit.worktime;

import java.util.Arrays;

/** Sorted numbers. */
final class Search {

    private Search() {}

    /** The last place that holds this value or less; -1 if all hold more. */
    static int lastUpTo(long[] sorted, long value) {
        int low = 0;
        int high = sorted.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (sorted[middle] <= value) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low - 1;
    }

    /** The same numbers in order, each once. */
    static long[] sortedWithoutRepeats(long[] numbers) {
        long[] sorted = numbers.clone();
        Arrays.sort(sorted);
        int count = 0;
        for (long number : sorted) {
            if (count == 0 || sorted[count - 1] != number) {
                sorted[count++] = number;
            }
        }
        return Arrays.copyOf(sorted, count);
    }
}
