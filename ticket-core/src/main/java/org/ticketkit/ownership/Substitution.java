package org.ticketkit.ownership;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.ticketkit.ownership.Standing.NobodyAvailable;
import org.ticketkit.ownership.Standing.Reason;
import org.ticketkit.ownership.Standing.Stand;
import org.ticketkit.ticket.AgentId;

/** Finds who stands in for somebody who is away, along a chain of deputies (rule O5). Pure; to call. */
public final class Substitution {

    /** How many deputies are asked, one after the other. */
    public static final int DEPTH = 8;

    private Substitution() {}

    /**
     * Who does what is this agent's to do now, in this queue? Of somebody whom the directory does not know nothing says that they are
     * away, so it is they; but nobody whom it does not know stands in for another.
     *
     * @param agent whose work it is
     * @param now the moment of the decision
     * @param queue the code of the queue that the work is in, empty for none
     * @param people what the directory knows of an agent
     */
    public static Standing resolve(
            AgentId agent, Instant now, String queue, Function<AgentId, Optional<Colleague>> people) {
        Set<AgentId> path = new LinkedHashSet<>();
        AgentId asked = agent;
        while (path.add(asked)) {
            Optional<Colleague> known = people.apply(asked);
            if (known.isEmpty() && path.size() > 1) {
                return nobody(path, Reason.DEAD_END);
            }
            Optional<Absence> absence = known.flatMap(one -> one.absence(now, queue));
            if (absence.isEmpty()) {
                return new Stand(asked, List.copyOf(path));
            }
            Optional<AgentId> deputy = absence.get().deputy();
            if (deputy.isEmpty()) {
                return nobody(path, Reason.DEAD_END);
            }
            asked = deputy.get();
            if (path.size() > DEPTH && !path.contains(asked)) {
                return nobody(path, Reason.TOO_DEEP);
            }
        }
        return nobody(path, Reason.CYCLE);
    }

    /**
     * For whom does this agent stand in now, in whatever queue, directly or as the deputy of a deputy? Whoever {@link #resolve} sends to a
     * deputy is among them.
     *
     * @param deputy who stands in
     * @param now the moment of the decision
     * @param principals who has an absence, at any time, with this deputy
     * @return whose duties may be the agent's, never the agent themselves
     */
    public static Set<AgentId> standsInFor(AgentId deputy, Instant now, Function<AgentId, List<Colleague>> principals) {
        Set<AgentId> found = new LinkedHashSet<>(Set.of(deputy));
        List<AgentId> last = List.of(deputy);
        for (int step = 0; step < DEPTH && !last.isEmpty(); step++) {
            last = last.stream()
                    .flatMap(one -> principals.apply(one).stream().filter(principal -> isDeputy(one, principal, now)))
                    .map(Colleague::id)
                    .filter(found::add)
                    .toList();
        }
        found.remove(deputy);
        return Set.copyOf(found);
    }

    private static boolean isDeputy(AgentId deputy, Colleague principal, Instant now) {
        return principal.absences().stream()
                .anyMatch(absence -> absence.isAt(now) && absence.deputy().equals(Optional.of(deputy)));
    }

    private static Standing nobody(Set<AgentId> path, Reason reason) {
        return new NobodyAvailable(new ArrayList<>(path), reason);
    }
}
