package org.ticketkit;

import java.util.List;
import java.util.Optional;

/**
 * What a check of a page of tickets found.
 *
 * @param checked how many tickets were held against their history
 * @param skipped how many could not be judged: they changed all the while, or have events of a newer version of this library
 * @param found what is wrong
 * @param next the cursor of the page after this one; empty if this is the last
 */
public record ConsistencyReport(int checked, int skipped, List<Inconsistency> found, Optional<String> next) {

    /** Copies the list. */
    public ConsistencyReport {
        found = List.copyOf(found);
    }
}
