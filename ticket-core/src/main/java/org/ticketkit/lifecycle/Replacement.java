package org.ticketkit.lifecycle;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.ticketkit.ticket.Status;

/**
 * Where the tickets of an earlier lifecycle stand in one that replaces it (rule L4): complete, a status for each of the earlier one.
 *
 * @param earlier the lifecycle that is replaced
 * @param statuses the status of here by the code of each status of there
 */
public record Replacement(Lifecycle earlier, Map<String, Status> statuses) {

    /** Copies the map. */
    public Replacement {
        statuses = Map.copyOf(statuses);
    }

    /** Where a ticket stands that stood there; empty for a status that the earlier lifecycle does not have. */
    public Optional<Status> of(Status before) {
        return Optional.ofNullable(statuses.get(before.code()));
    }

    String describe() {
        return earlier.ref() + " " + new TreeMap<>(statuses);
    }
}
