package org.ticketkit.examples.benchmarks.lifecycle;

import com.github.oxo42.stateless4j.StateMachine;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.ticketkit.examples.benchmarks.lifecycle.Questions.Place;
import org.ticketkit.lifecycle.Lifecycle;

/** May this ticket move there? The same 1,024 questions about the standard lifecycle, asked four ways. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(2)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class CheckBenchmark {

    private final Lifecycle lifecycle = Lifecycle.standard();
    private final Questions questions = new Questions(lifecycle);
    private final EnumTable table = new EnumTable(lifecycle);
    private final Stateless stateless = new Stateless(lifecycle);
    private final Map<Place, StateMachine<Place, Place>> machines = new EnumMap<>(Place.class);
    private int next;

    /** Makes a machine for each status, and holds the answers against each other. */
    @Setup
    public void prepare() {
        for (Place place : Place.values()) {
            machines.put(place, stateless.at(place));
        }
        for (next = 0; next < Questions.COUNT; ) {
            int asked = next;
            boolean answer = enumTable();
            next = asked;
            boolean ours = ticketKit();
            next = asked;
            boolean theirs = stateless4j();
            if (ours != answer || theirs != answer) {
                throw new IllegalStateException(questions.from[asked] + " to " + questions.to[asked] + ": " + answer
                        + " " + ours + " " + theirs);
            }
        }
    }

    private int ask() {
        return next++ & (Questions.COUNT - 1);
    }

    /** By an enum and an array. */
    @Benchmark
    public boolean enumTable() {
        int i = ask();
        return table.allows(questions.from[i], questions.to[i], questions.situations[i]);
    }

    /** By our lifecycle: the statuses are texts, as a ticket has them. */
    @Benchmark
    public boolean ticketKit() {
        int i = ask();
        return lifecycle.allows(questions.situations[i], questions.targets[i]);
    }

    /** By a machine of stateless4j that stands there already. */
    @Benchmark
    public boolean stateless4j() {
        int i = ask();
        StateMachine<Place, Place> machine = Objects.requireNonNull(machines.get(questions.from[i]));
        return stateless.allows(machine, questions.to[i], questions.situations[i]);
    }

    /** By a machine of stateless4j that is put there first. */
    @Benchmark
    public boolean stateless4jRestored() {
        int i = ask();
        return stateless.allows(stateless.at(questions.from[i]), questions.to[i], questions.situations[i]);
    }
}
