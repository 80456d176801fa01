package org.ticketkit.spi;

import java.time.Instant;
import java.util.Optional;
import org.ticketkit.ticket.TenantId;

/**
 * A row that says when something is to be looked at again; a record has at most one timer of a kind.
 *
 * @param tenant whose it is
 * @param record the record to look at
 * @param kind what is to be done, a code
 * @param due when, to the microsecond
 * @param attempts how often it failed
 * @param problem why it failed last; a timer that is parked is not claimed
 * @param parked is it parked after too many failures?
 */
public record Timer(
        TenantId tenant,
        RecordRef record,
        String kind,
        Instant due,
        int attempts,
        Optional<String> problem,
        boolean parked) {

    /** A timer that has not failed yet. */
    public static Timer at(TenantId tenant, RecordRef record, String kind, Instant due) {
        return new Timer(tenant, record, kind, due, 0, Optional.empty(), false);
    }
}
