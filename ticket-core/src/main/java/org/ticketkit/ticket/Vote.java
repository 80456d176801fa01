package org.ticketkit.ticket;

import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * What somebody said about what is to be approved (rule L9).
 *
 * @param voter who
 * @param choice what they said
 * @param reason why, a code; empty if none was given
 * @param hash the content that they had before them
 * @param standsInFor for whom they stood in at that moment; empty if the directory did not say
 * @param at when
 */
public record Vote(
        Actor voter, Choice choice, String reason, ContentHash hash, Optional<Set<AgentId>> standsInFor, Instant at) {

    /** What one can say; closed for good. */
    public enum Choice {
        /** It may be done. */
        APPROVE,
        /** It may not. */
        DENY
    }

    /** Copies the set. */
    public Vote {
        standsInFor = standsInFor.map(Set::copyOf);
    }

    /** The voter, and for whom they said that they acted. */
    Set<AgentId> people() {
        Set<AgentId> people = new HashSet<>();
        voter.agent().ifPresent(people::add);
        voter.actingFor().ifPresent(people::add);
        return people;
    }
}
