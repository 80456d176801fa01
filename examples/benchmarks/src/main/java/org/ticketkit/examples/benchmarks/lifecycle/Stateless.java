package org.ticketkit.examples.benchmarks.lifecycle;

import com.github.oxo42.stateless4j.StateMachine;
import com.github.oxo42.stateless4j.StateMachineConfig;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.ticketkit.examples.benchmarks.lifecycle.Questions.Place;
import org.ticketkit.lifecycle.Lifecycle;
import org.ticketkit.lifecycle.Situation;

/** The table in stateless4j: a trigger for each status to move to. Its guards are told nothing, so they look at what was set before. */
final class Stateless {

    private final StateMachineConfig<Place, Place> config = new StateMachineConfig<>();
    private @Nullable Situation situation;

    /** The same table as the lifecycle has. */
    Stateless(Lifecycle lifecycle) {
        for (Place from : Place.values()) {
            for (Place to : Place.values()) {
                lifecycle.transition(from.code(), to.code()).ifPresent(way -> {
                    Demands demands = Demands.of(way);
                    if (from == to) {
                        config.configure(from).permitReentry(to);
                    } else if (way.guards().isEmpty()) {
                        config.configure(from).permit(to, to);
                    } else {
                        config.configure(from).permitIf(to, to, () -> isFree(demands));
                    }
                });
            }
        }
    }

    private boolean isFree(Demands demands) {
        Situation asked = Objects.requireNonNull(situation);
        return !demands.isImpossible()
                && (!demands.needsOwner() || asked.ticket().owner().isPresent())
                && (!demands.needsUnblocked() || asked.openBlockers().isEmpty());
    }

    /** A machine that stands there. */
    StateMachine<Place, Place> at(Place place) {
        return new StateMachine<>(place, config);
    }

    /** What a machine is asked. */
    boolean allows(StateMachine<Place, Place> machine, Place to, Situation of) {
        situation = of;
        return machine.canFire(to);
    }
}
