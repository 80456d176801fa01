package org.ticketkit.worktime;

import java.util.Arrays;

/**
 * A local timeline laid onto the time line (rule W4): between two changes of the zone's offset, the count at an instant is that of its local
 * time plus a constant.
 *
 * <p>So a gap in local time adds nothing, and an overlap counts twice (W1), wherever it lies.
 */
final class ZonedTable implements Table {

    private final LocalTimeline local;
    private final long from;
    private final long to;
    private final long total;
    /** The first second of each segment between two changes of the offset. */
    private final SortedIndex starts;
    /** What is added to seconds of a segment to get local ones. */
    private final int[] offsets;
    /** What is added to the count of local time in a segment to get the table's. */
    private final long[] constants;
    /** The count at the start of each segment. */
    private final SortedIndex before;

    private ZonedTable(LocalTimeline local, long to, long[] starts, int[] offsets) {
        this.local = local;
        this.from = starts[0];
        this.to = to;
        this.starts = new SortedIndex(starts);
        this.offsets = offsets;
        constants = new long[starts.length];
        long[] counts = new long[starts.length];
        for (int i = 0; i < starts.length; i++) {
            counts[i] = i == 0 ? 0 : countIn(i - 1, starts[i]);
            constants[i] = counts[i] - Mark.workedBefore(local.mark(starts[i] + offsets[i]));
        }
        before = new SortedIndex(counts);
        total = countIn(starts.length - 1, to);
    }

    private long countIn(int segment, long second) {
        return constants[segment] + Mark.workedBefore(local.mark(second + offsets[segment]));
    }

    static ZonedTable of(LocalTimeline local, Offsets zone, long from, long to) {
        long[] starts = new long[16];
        int[] offsets = new int[16];
        int count = 0;
        Segment segment = Segment.at(zone, from);
        for (long start = from; start < to; start = segment.start()) {
            if (count == starts.length) {
                starts = Arrays.copyOf(starts, 2 * count);
                offsets = Arrays.copyOf(offsets, 2 * count);
            }
            starts[count] = start;
            offsets[count++] = segment.offset();
            segment = segment.next(zone, to);
        }
        return new ZonedTable(local, to, Arrays.copyOf(starts, count), Arrays.copyOf(offsets, count));
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
        return total;
    }

    @Override
    public long mark(long second) {
        int segment = starts.lastUpTo(second);
        return Mark.of(constants[segment]) + local.mark(second + offsets[segment]);
    }

    @Override
    public long secondAt(long count) {
        int segment = before.lastUpTo(count);
        return local.secondAt(count - constants[segment]) - offsets[segment];
    }
}
