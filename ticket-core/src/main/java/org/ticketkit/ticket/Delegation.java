package org.ticketkit.ticket;

import java.time.Instant;

/**
 * Somebody acts for the owner for a while (rule O1): may offer the ticket to somebody else and withdraw that, as the owner may. A
 * delegate is not accountable, accepts nothing for the owner and appoints no further delegates.
 *
 * @param delegate who
 * @param until when it ends by itself
 */
public record Delegation(AgentId delegate, Instant until) {

    /** Does it still hold at this instant? */
    public boolean holds(Instant now) {
        return now.isBefore(until);
    }
}
