package org.ticketkit.ticket;

import java.util.HashSet;
import java.util.Set;

/**
 * A ticket that was merged into another, as that one knows it (rule L7).
 *
 * @param source the merged ticket
 * @param people who takes part because of it, as far as they did not before
 * @param depth how long the longest chain of mergers is that leads here through it; 1 if nothing was merged into the source
 */
public record Absorption(TicketId source, Set<RequesterId> people, int depth) {

    /** Copies the set. */
    public Absorption {
        people = Set.copyOf(people);
    }

    /** The same without some of the people. */
    public Absorption without(Set<RequesterId> others) {
        Set<RequesterId> rest = new HashSet<>(people);
        rest.removeAll(others);
        return new Absorption(source, rest, depth);
    }
}
