package org.ticketkit.lifecycle;

import java.util.Collections;
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
 * @param effects what it brings about beside the new status, in this order
 */
public record Transition(
        Status from,
        Status to,
        List<Guard> guards,
        SortedSet<String> fields,
        Optional<String> right,
        List<Effect> effects) {

    /** Copies the collections. */
    public Transition {
        guards = List.copyOf(guards);
        fields = Collections.unmodifiableSortedSet(new TreeSet<>(fields));
        effects = List.copyOf(effects);
    }

    /** Do all conditions hold, and have all fields a value? Allocates nothing; the right is the access policy's to judge. */
    public boolean isFree(Situation situation) {
        for (int i = 0; i < guards.size(); i++) {
            if (!guards.get(i).holds(situation)) {
                return false;
            }
        }
        return hasFields(situation);
    }

    /** The same for a timer, which also takes ways that are {@link Guard#NOT_BY_MOVE}. */
    public boolean isFreeForTimer(Situation situation) {
        return hasFields(situation)
                && guards.stream().allMatch(guard -> guard.equals(Guard.NOT_BY_MOVE) || guard.holds(situation));
    }

    private boolean hasFields(Situation situation) {
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

    String describe() {
        return from + " " + to + " " + guards.stream().map(Guard::describe).toList() + " " + fields + " "
                + right.orElse("-") + (effects.isEmpty() ? "" : " " + effects);
    }
}
