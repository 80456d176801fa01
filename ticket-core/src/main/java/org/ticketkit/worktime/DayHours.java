package org.ticketkit.worktime;

import java.util.Arrays;
import java.util.List;

/** The working seconds of one local day, as sorted, disjoint spans that do not touch. */
final class DayHours {

    static final DayHours NONE = new DayHours(new long[0], new long[0], new long[0], 0);

    private final long[] starts;
    private final long[] ends;
    /** How many working seconds there are before each span. */
    private final long[] before;

    private final int total;

    private DayHours(long[] starts, long[] ends, long[] before, int total) {
        this.starts = starts;
        this.ends = ends;
        this.before = before;
        this.total = total;
    }

    /** The working ones among the pieces of a day. */
    static DayHours of(List<Piece> pieces) {
        long[] starts = new long[pieces.size()];
        long[] ends = new long[pieces.size()];
        long[] before = new long[pieces.size()];
        int spans = 0;
        int total = 0;
        for (Piece piece : pieces) {
            if (!piece.reason().isWorking()) {
                continue;
            }
            if (spans > 0 && ends[spans - 1] == piece.from()) {
                ends[spans - 1] = piece.to();
            } else {
                starts[spans] = piece.from();
                ends[spans] = piece.to();
                before[spans++] = total;
            }
            total += piece.to() - piece.from();
        }
        return spans == 0 ? NONE : new DayHours(trim(starts, spans), trim(ends, spans), trim(before, spans), total);
    }

    private static long[] trim(long[] array, int length) {
        return Arrays.copyOf(array, length);
    }

    int total() {
        return total;
    }

    /** The {@link Mark} of a second of the day. */
    long mark(long second) {
        int span = Search.lastUpTo(starts, second);
        if (span < 0) {
            return 0;
        }
        return second < ends[span]
                ? Mark.of(before[span] + second - starts[span]) + Mark.WORKING
                : Mark.of(before[span] + ends[span] - starts[span]);
    }

    /** The working second of the day before which there are this many, less than the total. */
    long secondAt(long count) {
        int span = Search.lastUpTo(before, count);
        return starts[span] + count - before[span];
    }
}
