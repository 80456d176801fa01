package org.ticketkit.memory;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.ticketkit.number.Series;
import org.ticketkit.spi.CaseNumberSequence;
import org.ticketkit.ticket.TenantId;

/** Counts each period of each series from 1, outside of any unit of work: a rollback leaves a gap, and nobody waits. */
public final class MemoryCaseNumberSequence implements CaseNumberSequence {

    private record Counted(TenantId tenant, Series series) {}

    private final Map<Counted, AtomicLong> last = new ConcurrentHashMap<>();

    MemoryCaseNumberSequence() {}

    @Override
    public long next(TenantId tenant, Series series) {
        return last.computeIfAbsent(new Counted(tenant, series), fresh -> new AtomicLong())
                .incrementAndGet();
    }
}
