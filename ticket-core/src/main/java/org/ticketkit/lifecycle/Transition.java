package org.ticketkit.lifecycle;

import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.ticketkit.ticket.Status;

/**
 * A way from one status to another (rule L2).
 *
 * @param from where it starts
 * @param to where it leads
 * @param guards its conditions; all must hold
 * @param fields the custom fields that must have a value
 * @param right the right that the actor must hold, as the access policy knows it; empty for none beside that to move
 */
public record Transition(Status from, Status to, List<Guard> guards, SortedSet<String> fields, Optional<String> right) {

    /** Copies the collections. */
    public Transition {
        guards = List.copyOf(guards);
        fields = java.util.Collections.unmodifiableSortedSet(new TreeSet<>(fields));
    }

    /** Do all conditions hold, and have all fields a value? Allocates nothing; the right is the access policy's to judge. */
    public boolean isFree(Situation situation) {
        for (int i = 0; i < guards.size(); i++) {
            if (!guards.get(i).holds(situation)) {
                return false;
            }
        }
        return fields.isEmpty() || situation.ticket().fields().keySet().containsAll(fields);
    }

    /** All that stands in the way, but for the right; empty if the way is free. */
    public List<Obstacle> obstacles(Situation situation) {
        if (isFree(situation)) {
            return List.of();
        }
        Stream<Obstacle> unmet =
                guards.stream().filter(guard -> !guard.holds(situation)).map(guard -> Obstacle.of(guard, situation));
        Stream<Obstacle> missing = fields.stream()
                .filter(field -> !situation.ticket().fields().containsKey(field))
                .map(Obstacle::missingField);
        return Stream.concat(unmet, missing).toList();
    }
}
