package org.ticketkit.examples.benchmarks.worktime;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.ticketkit.worktime.Moment;
import org.ticketkit.worktime.WorkCalendar;

/** What a question costs, by the span that it is about; each call asks about other instants, to the microsecond. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(2)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class WorkTimeBenchmark {

    private static final int QUESTIONS = 4_096;
    private static final Instant EARLIEST = Instant.parse("2005-01-01T00:00:00Z");

    /** How far the two instants are from each other. */
    @Param({"PT1H", "P1D", "P365D", "P7305D"})
    public String span = "";

    private final Instant[] starts = new Instant[QUESTIONS];
    private final Instant[] ends = new Instant[QUESTIONS];
    private final Duration[] working = new Duration[QUESTIONS];
    private WorkCalendar calendar = Office.calendar(Map.of());
    private SteppingLoop loop = new SteppingLoop(Map.<LocalDate, String>of().keySet());
    private int next;

    /** Makes the questions. */
    @Setup
    public void prepare() {
        Map<LocalDate, String> holidays = Office.holidays();
        calendar = Office.calendar(holidays);
        loop = new SteppingLoop(holidays.keySet());
        Random random = new Random(42);
        for (int i = 0; i < QUESTIONS; i++) {
            long microseconds = random.nextLong(Duration.ofDays(20 * 365).toSeconds() * 1_000_000);
            starts[i] = EARLIEST.plusSeconds(microseconds / 1_000_000).plusNanos(microseconds % 1_000_000 * 1_000);
            ends[i] = starts[i].plus(Duration.parse(span));
            working[i] = calendar.between(starts[i], ends[i]).plusNanos(1_000);
        }
    }

    /** The working time in the span. */
    @Benchmark
    public Duration between() {
        int i = next++ % QUESTIONS;
        return calendar.between(starts[i], ends[i]);
    }

    /** When as much working time as is in the span will have passed. */
    @Benchmark
    public Moment dueAfter() {
        int i = next++ % QUESTIONS;
        return calendar.dueAfter(starts[i], working[i]);
    }

    /** The working time in the span, by the loop. */
    @Benchmark
    public Duration betweenByDays() {
        int i = next++ % QUESTIONS;
        return loop.between(starts[i], ends[i]);
    }

    /** When as much working time as is in the span will have passed, by the loop. */
    @Benchmark
    public Instant dueAfterByDays() {
        int i = next++ % QUESTIONS;
        return loop.dueAfter(starts[i], working[i]);
    }
}
