package org.ticketkit.examples.mvstore;

import static org.ticketkit.spi.SortKeys.key;

import java.util.concurrent.ConcurrentMap;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.jspecify.annotations.Nullable;
import org.ticketkit.number.Series;
import org.ticketkit.spi.CaseNumberSequence;
import org.ticketkit.ticket.TenantId;

/**
 * Numbers in blocks of {@value #BLOCK}: a block is in the file, outside of all transactions, before the first of its numbers is given
 * out. What is left of one when the process ends is never used.
 */
record MvNumbers(MVStore file, ConcurrentMap<String, Long> last) implements CaseNumberSequence {

    private static final int BLOCK = 64;

    @Override
    public long next(TenantId tenant, Series series) {
        return last.compute(key(tenant, series.name(), series.period()), this::next);
    }

    private Long next(String key, @Nullable Long drawn) {
        MVMap<String, Long> taken = file.openMap("numbers");
        long end = taken.getOrDefault(key, 0L);
        if (drawn != null && drawn < end) {
            return drawn + 1;
        }
        taken.put(key, end + BLOCK);
        file.commit();
        file.sync();
        return end + 1;
    }
}
