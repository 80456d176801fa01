package org.ticketkit.worktime;

import java.time.Instant;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.Arrays;

/**
 * A local timeline laid onto the time line (rule W4): between two changes of the zone's offset, the count at an instant is that of its local
 * time plus a constant.
 *
 * <p>So a gap in local time adds nothing, and an overlap counts twice (W1), wherever it lies.
 */
final class ZonedTable implements Table {

    private final LocalTimeline local;
    private final long to;
    /** The first second of each segment between two changes of the offset. */
    private final long[] starts;
    /** What is added to seconds of a segment to get local ones. */
    private final int[] offsets;
    /** What is added to the count of local time in a segment to get the table's. */
    private final long[] constants;
    /** The count at the start of each segment. */
    private final long[] before;

    private ZonedTable(LocalTimeline local, long to, long[] starts, int[] offsets) {
        this.local = local;
        this.to = to;
        this.starts = starts;
        this.offsets = offsets;
        constants = new long[starts.length];
        before = new long[starts.length];
        for (int i = 0; i < starts.length; i++) {
            before[i] = i == 0 ? 0 : constants[i - 1] + local.worked(starts[i] + offsets[i - 1]);
            constants[i] = before[i] - local.worked(starts[i] + offsets[i]);
        }
    }

    static ZonedTable of(LocalTimeline local, ZoneRules rules, long from, long to) {
        long[] starts = new long[16];
        int[] offsets = new int[16];
        int count = 0;
        for (long start = from; start < to; start = endOfSegment(rules, start, to)) {
            if (count == starts.length) {
                starts = Arrays.copyOf(starts, 2 * count);
                offsets = Arrays.copyOf(offsets, 2 * count);
            }
            starts[count] = start;
            offsets[count++] = offset(rules, start);
        }
        return new ZonedTable(local, to, Arrays.copyOf(starts, count), Arrays.copyOf(offsets, count));
    }

    static int offset(ZoneRules rules, long second) {
        return rules.getOffset(Instant.ofEpochSecond(second)).getTotalSeconds();
    }

    /** The next change of the offset, or the limit if there is none before it. */
    static long endOfSegment(ZoneRules rules, long second, long limit) {
        ZoneOffsetTransition next = rules.nextTransition(Instant.ofEpochSecond(second));
        return next == null ? limit : Math.min(next.toEpochSecond(), limit);
    }

    @Override
    public long from() {
        return starts[0];
    }

    @Override
    public long to() {
        return to;
    }

    @Override
    public long worked(long second) {
        int segment = Search.lastUpTo(starts, second);
        return constants[segment] + local.worked(second + offsets[segment]);
    }

    @Override
    public boolean isWorking(long second) {
        return local.isWorking(second + offsets[Search.lastUpTo(starts, second)]);
    }

    @Override
    public long secondAt(long count) {
        int segment = Search.lastUpTo(before, count);
        return local.secondAt(count - constants[segment]) - offsets[segment];
    }
}
