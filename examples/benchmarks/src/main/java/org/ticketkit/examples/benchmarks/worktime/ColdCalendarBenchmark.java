package org.ticketkit.examples.benchmarks.worktime;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
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
import org.ticketkit.worktime.WorkCalendar;

/**
 * What it costs to build a calendar with 1,200 holidays, and to ask it about all of its hundred years too, once, in a JVM that has just
 * started.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(20)
@Warmup(iterations = 0)
@Measurement(iterations = 1)
public class ColdCalendarBenchmark {

    /** Has the process used a small calendar before, so that classes and the zone are loaded, or not even that? */
    @Param({"second calendar of the process", "first calendar of the process"})
    public String state = "";

    private Map<LocalDate, String> holidays = Map.of();

    /** Makes the holidays, and perhaps a small calendar. */
    @Setup
    public void prepare() {
        holidays = Office.holidays();
        if (state.startsWith("second")) {
            ask(Office.calendar(Map.of(LocalDate.of(2030, 1, 1), "New Year")), 2030, 2031);
        }
    }

    /** Builds it only. */
    @Benchmark
    public WorkCalendar build() {
        return Office.calendar(holidays);
    }

    /** Builds it and asks, for which the tables of all its years are made. */
    @Benchmark
    public Duration buildAndAsk() {
        return ask(Office.calendar(holidays), Office.FIRST_YEAR, Office.FIRST_YEAR + Office.YEARS);
    }

    private static Duration ask(WorkCalendar calendar, int from, int to) {
        return calendar.between(startOf(from), startOf(to));
    }

    private static Instant startOf(int year) {
        return Instant.ofEpochSecond(LocalDate.of(year, 1, 1).toEpochDay() * 86_400);
    }
}
