package org.ticketkit.tck;

/** The contract of {@link org.ticketkit.spi.TicketStore}: extend it and hand in your storage; rules S1 to S20. */
public abstract class TicketStoreContract extends StorageContract
        implements RecordRules, RefusalRules, ContentRules, SearchRules, TimerRules, NoticeRules, TenantRules {

    /** What the tests work on. */
    @Override
    public final Bench bench() {
        return super.bench();
    }
}
