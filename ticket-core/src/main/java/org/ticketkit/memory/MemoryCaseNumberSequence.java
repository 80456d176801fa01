package org.ticketkit.memory;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.ticketkit.spi.CaseNumberSequence;
import org.ticketkit.ticket.TenantId;

/** Counts each series from 1, outside of any unit of work: a rollback leaves a gap, and nobody waits. */
public final class MemoryCaseNumberSequence implements CaseNumberSequence {

    private record Series(TenantId tenant, String name) {}

    private final Map<Series, AtomicLong> last = new ConcurrentHashMap<>();

    MemoryCaseNumberSequence() {}

    @Override
    public long next(TenantId tenant, String series) {
        return last.computeIfAbsent(new Series(tenant, series), fresh -> new AtomicLong())
                .incrementAndGet();
    }
}
