package org.ticketkit;

import java.util.List;

/**
 * What became of a batch.
 *
 * @param items a result for each command, in their order
 */
public record BulkReport(List<BulkItem> items) {

    /** Copies the list. */
    public BulkReport {
        items = List.copyOf(items);
    }

    /** How many commands came out like this. */
    public long count(BulkItem.Outcome outcome) {
        return items.stream().filter(item -> item.outcome() == outcome).count();
    }

    /** Is every command done? */
    public boolean isDone() {
        return count(BulkItem.Outcome.DONE) == items.size();
    }
}
