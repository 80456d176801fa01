package org.ticketkit.worktime;

import java.time.Instant;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.Function;

/** The answer of a calendar that was asked for an instant (rule W5): there is one, or there is not enough working time. Ours to extend. */
public sealed interface Moment {

    /**
     * The instant that was asked for.
     *
     * @param instant the instant, to the nanosecond
     */
    record At(Instant instant) implements Moment {}

    /**
     * There is no working time, or less than was asked for, between these two instants; nobody looked further.
     *
     * @param from the earlier one
     * @param to the later one
     */
    record NoWorkingTime(Instant from, Instant to) implements Moment {}

    /** The instant, if there is one. */
    default Optional<Instant> found() {
        return match(at -> Optional.of(at.instant()), none -> Optional.empty());
    }

    /**
     * The instant.
     *
     * @throws NoSuchElementException if there is none
     */
    default Instant orElseThrow() {
        return match(At::instant, none -> {
            throw new NoSuchElementException("there is not enough working time between " + none.from() + " and "
                    + none.to() + "; look at the calendar's hours and exclusions");
        });
    }

    /** Returns what the one function makes of this answer that is for its kind. */
    default <T> T match(Function<? super At, ? extends T> at, Function<? super NoWorkingTime, ? extends T> none) {
        return this instanceof At found ? at.apply(found) : none.apply((NoWorkingTime) this);
    }
}
