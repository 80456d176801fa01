package org.ticketkit.jdbc;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.ticketkit.ticket.StorageFailed;

/**
 * Where the sequence of case numbers stood when a period began: what was drawn up to there is of periods before it. All series and
 * tenants that have the period in common count from there, as they have the sequence in common.
 *
 * <p>The first node that comes to a period outside of a transaction says where it begins, and commits that at once; all others abide by
 * it. Inside a transaction nothing is written, since others would have to wait for its end, and only what is committed is kept in mind.
 */
final class PeriodStarts {

    private static final int TRIES = 5;

    private final Calls calls;
    private final Dialect dialect;
    private final Map<String, Long> known = new ConcurrentHashMap<>();

    PeriodStarts(Calls calls, Dialect dialect) {
        this.calls = calls;
        this.dialect = dialect;
    }

    boolean isKnown(String period) {
        return known.containsKey(period);
    }

    /**
     * The last number before the period; if this is the first that is heard of it, the one before {@code drawn}, or 0 if that cannot be
     * agreed on now.
     */
    long before(String period, long drawn) {
        Long start = known.get(period);
        if (start != null) {
            return start;
        }
        Optional<Long> agreed = calls.isInTransaction() ? stored(period) : Optional.of(agree(period, drawn - 1));
        agreed.ifPresent(committed -> known.put(period, committed));
        return agreed.orElse(0L);
    }

    /** Each step commits for itself, so that the last one sees what another node has said meanwhile, whatever the isolation. */
    private long agree(String period, long proposal) {
        for (int tried = 1; ; tried++) {
            Optional<Long> start = stored(period);
            if (start.isPresent()) {
                return start.get();
            }
            propose(period, proposal, tried);
        }
    }

    private void propose(String period, long proposal, int tried) {
        try {
            boolean unused = calls.run(
                    "begin a period of case numbers",
                    connection -> dialect.insertIfAbsent(
                            connection, Sql.of(dialect.store().startPeriod()).addRow(period, proposal)));
        } catch (StorageFailed lost) {
            if (lost.recovery() != StorageFailed.Recovery.RETRY || tried == TRIES) {
                throw lost;
            }
        }
    }

    private Optional<Long> stored(String period) {
        return calls.run(
                "look up a period of case numbers",
                connection -> Sql.of(dialect.store().periodStart(), period)
                        .first(connection, row -> row.number("numbers_before")));
    }
}
