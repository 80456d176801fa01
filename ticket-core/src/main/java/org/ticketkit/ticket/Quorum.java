package org.ticketkit.ticket;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * How many have to approve, of whom, and who may not (rule L9).
 *
 * @param needed how many different people, from 1 to {@value #MOST}
 * @param agents who may approve; empty for all whom the right allows
 * @param right the right that an approver must hold, as the access policy knows it; empty for none. With agents, it is asked of them
 * @param exclusions who of these may not approve all the same
 */
public record Quorum(int needed, Set<AgentId> agents, Optional<String> right, Set<Exclusion> exclusions) {

    /** The most people that can be named or needed. */
    public static final int MOST = 20;

    /** Who may not approve what they have to do with; may grow. */
    public enum Exclusion {
        /** Who asked for the approval first, and for whom they acted. */
        AUTHOR,
        /** Who is accountable for the ticket, at the moment that counts. */
        OWNER,
        /** Who of the staff changed the content last. */
        LAST_EDITOR,
        /** Who stands in for one of those. */
        DEPUTIES
    }

    /** Copies the sets; checks that the number can be reached. */
    public Quorum {
        agents = java.util.Collections.unmodifiableSet(new TreeSet<>(agents));
        exclusions = Set.copyOf(exclusions);
        right.ifPresent(code -> Text.code("right", code, 64));
        if (needed < 1 || needed > MOST || agents.size() > MOST) {
            throw new Misconfigured("An approval by " + needed + " of " + agents.size()
                    + " named people cannot be; ask for 1 to " + MOST + " and name at most " + MOST);
        }
        if (!agents.isEmpty() && agents.size() < needed) {
            throw new Misconfigured("An approval by " + needed + " of " + agents + " can never be reached; name more");
        }
    }

    /** One approval by anybody of the staff but author, owner, last editor and their deputies. */
    public static Quorum ofOne() {
        return new Quorum(1, Set.of(), Optional.empty(), EnumSet.allOf(Exclusion.class));
    }
}
