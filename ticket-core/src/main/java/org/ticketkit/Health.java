package org.ticketkit;

import java.util.Set;
import org.ticketkit.spi.StoreHealth;
import org.ticketkit.ticket.DefinitionRef;

/**
 * How the desk is doing, as one value for a host to expose (rule E12).
 *
 * @param store overdue and parked work
 * @param quarantined how many arrivals are in quarantine
 * @param unknownDefinitions definitions that records are pinned to and that this node has met but does not know
 */
public record Health(StoreHealth store, long quarantined, Set<DefinitionRef> unknownDefinitions) {

    /** Copies the set. */
    public Health {
        unknownDefinitions = Set.copyOf(unknownDefinitions);
    }

    /** Is there nothing that somebody has to look at? */
    public boolean isGood() {
        return store.parkedTimers() == 0
                && store.parkedNotices() == 0
                && quarantined == 0
                && unknownDefinitions.isEmpty();
    }
}
