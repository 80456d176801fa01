package org.ticketkit.jdbc;

import org.ticketkit.number.Series;
import org.ticketkit.spi.CaseNumberSequence;
import org.ticketkit.ticket.TenantId;

/**
 * Numbers from one sequence of the database for all series, drawn in {@linkplain NumberBlocks blocks}. Numbers of a series have gaps where
 * other series and other nodes drew, and a node that stops loses the rest of its block.
 *
 * <p>A series that restarts is counted from where the sequence stood when its {@linkplain PeriodStarts period began}. Where a running
 * transaction keeps us from agreeing on that, the number is the sequence's own: it is greater than the others of its period, which get
 * there only if the period has as many numbers as there were in all before it; then the unique key of the case number turns the second
 * one away, and another is drawn.
 */
final class JdbcCaseNumbers implements CaseNumberSequence {

    private final Calls calls;
    private final NumberBlocks blocks;
    private final PeriodStarts starts;

    JdbcCaseNumbers(Calls calls, Dialect dialect) {
        this.calls = calls;
        this.blocks = new NumberBlocks(calls, dialect);
        this.starts = new PeriodStarts(calls, dialect);
    }

    @Override
    public long next(TenantId tenant, Series series) {
        long drawn = blocks.draw();
        if (!series.restarts()) {
            return drawn;
        }
        long before = starts.before(series.period(), drawn);
        while (drawn <= before) {
            drawn = blocks.draw(); // the block is older than the period
        }
        return drawn - before;
    }

    @Override
    public void prepare(Series series) {
        if (series.restarts() && !calls.isInTransaction() && !starts.isKnown(series.period())) {
            long unused = starts.before(series.period(), blocks.upcoming());
        }
    }
}
