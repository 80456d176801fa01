package org.ticketkit.worktime;

/** One calendar's table up to a second, and from then on that of the calendar which replaced it (rule W5). */
final class ReplacedTable implements Table {

    private final Table earlier;
    private final Table later;
    private final long start;
    private final long before;

    /** Goes from one to the other at the start of the later one, which the earlier one reaches. */
    ReplacedTable(Table earlier, Table later) {
        this.earlier = earlier;
        this.later = later;
        start = later.from();
        before = earlier.total();
    }

    @Override
    public long from() {
        return earlier.from();
    }

    @Override
    public long to() {
        return later.to();
    }

    @Override
    public long total() {
        return before + later.total();
    }

    @Override
    public long mark(long second) {
        return second < start ? earlier.mark(second) : Mark.of(before) + later.mark(second);
    }

    @Override
    public long secondAt(long count) {
        return count < before ? earlier.secondAt(count) : later.secondAt(count - before);
    }
}
