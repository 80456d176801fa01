package org.ticketkit.worktime;

/**
 * Sorted numbers that may repeat, cut into buckets of equal width, about two for each number: a look-up goes to the bucket, and then
 * searches among the few numbers there.
 */
final class SortedIndex {

    private final long[] values;
    private final int shift;
    /** How many values there are before each bucket; one place more than buckets. */
    private final int[] before;

    SortedIndex(long[] sorted) {
        values = sorted;
        long width = sorted.length == 0 ? 0 : sorted[sorted.length - 1] - sorted[0];
        shift = Math.max(0, 64 - Long.numberOfLeadingZeros(width / (2L * sorted.length + 1)));
        before = new int[(int) (width >> shift) + 2];
        for (long value : sorted) {
            before[(int) ((value - sorted[0]) >> shift) + 1]++;
        }
        for (int i = 1; i < before.length; i++) {
            before[i] += before[i - 1];
        }
    }

    long at(int place) {
        return values[place];
    }

    int size() {
        return values.length;
    }

    /** The last place that holds this value or less; -1 if all hold more. */
    int lastUpTo(long value) {
        if (values.length == 0 || value < values[0]) {
            return -1;
        }
        int bucket = (int) Math.min((value - values[0]) >> shift, before.length - 2);
        return Search.lastUpTo(values, value, before[bucket], before[bucket + 1]);
    }
}
