package org.ticketkit.examples.benchmarks.lifecycle;

import java.util.EnumSet;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.springframework.messaging.support.MessageBuilder;
import org.springframework.statemachine.StateMachine;
import org.springframework.statemachine.config.StateMachineBuilder;
import org.springframework.statemachine.support.DefaultStateMachineContext;
import org.ticketkit.examples.benchmarks.lifecycle.Questions.Place;
import org.ticketkit.lifecycle.Lifecycle;
import reactor.core.publisher.Mono;

/** A move from open to waiting and back in Spring Statemachine, with the ways of the standard lifecycle that have no guards. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(2)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class SpringBenchmark {

    private final StateMachine<Place, Place> machine = machine();
    private Place next = Place.OPEN;

    private static StateMachine<Place, Place> machine() {
        Lifecycle lifecycle = Lifecycle.standard();
        try {
            StateMachineBuilder.Builder<Place, Place> builder = StateMachineBuilder.builder();
            builder.configureStates().withStates().initial(Place.NEW).states(EnumSet.allOf(Place.class));
            for (Place from : Place.values()) {
                for (Place to : Place.values()) {
                    if (lifecycle
                            .transition(from.code(), to.code())
                            .filter(way -> way.guards().isEmpty())
                            .isPresent()) {
                        builder.configureTransitions()
                                .withExternal()
                                .source(from)
                                .target(to)
                                .event(to);
                    }
                }
            }
            return putTo(builder.build(), Place.WAITING_FOR_REQUESTER);
        } catch (Exception e) { // what its builder declares
            throw new IllegalStateException(e);
        }
    }

    private static StateMachine<Place, Place> putTo(StateMachine<Place, Place> machine, Place place) {
        machine.stopReactively().block();
        machine.getStateMachineAccessor()
                .doWithAllRegions(access -> access.resetStateMachineReactively(
                                new DefaultStateMachineContext<>(place, null, null, null))
                        .block());
        machine.startReactively().block();
        return machine;
    }

    private Object send(Place event) {
        return machine.sendEvent(Mono.just(MessageBuilder.withPayload(event).build()))
                .blockLast();
    }

    /** One move of a machine that runs already. */
    @Benchmark
    public Object moved() {
        Place event = next;
        next = event == Place.OPEN ? Place.WAITING_FOR_REQUESTER : Place.OPEN;
        return send(event);
    }

    /** One move of a machine that is put there first, as one has to for a case that was read. */
    @Benchmark
    public Object restoredAndMoved() {
        putTo(machine, Place.WAITING_FOR_REQUESTER);
        return send(Place.OPEN);
    }
}
