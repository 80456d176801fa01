package org.ticketkit.examples.benchmarks.load;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import java.util.Queue;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.ticketkit.examples.benchmarks.load.Contender.Step;

/**
 * The cases of one clerk, by the step that is next.
 *
 * @param <T> what a case is known by
 */
final class Cases<T> {

    private final TreeMap<Step, Queue<T>> waiting = Arrays.stream(Step.values())
            .collect(Collectors.toMap(step -> step, step -> new ArrayDeque<>(), (a, b) -> a, TreeMap::new));

    void opened(T id) {
        waiting.firstEntry().getValue().add(id);
    }

    /** A case that this step is next for; it waits for the one after from now on. */
    Optional<T> next(Step step) {
        Optional<T> found =
                Optional.ofNullable(Objects.requireNonNull(waiting.get(step)).poll());
        found.ifPresent(id -> Optional.ofNullable(waiting.higherEntry(step))
                .ifPresent(after -> after.getValue().add(id)));
        return found;
    }
}
