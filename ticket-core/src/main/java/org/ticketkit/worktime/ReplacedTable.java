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
        before = earlier.worked(start);
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
    public long worked(long second) {
        return second < start ? earlier.worked(second) : before + later.worked(second);
    }

    @Override
    public boolean isWorking(long second) {
        return second < start ? earlier.isWorking(second) : later.isWorking(second);
    }

    @Override
    public long secondAt(long count) {
        return count < before ? earlier.secondAt(count) : later.secondAt(count - before);
    }
}
