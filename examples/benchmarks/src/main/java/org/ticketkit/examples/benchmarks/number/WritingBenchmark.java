package org.ticketkit.examples.benchmarks.number;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.ticketkit.number.CaseNumberFormat;
import org.ticketkit.number.Reading;
import org.ticketkit.ticket.CaseNumber;

/** What it costs to write a number, and to read one that was typed; each thread has a counter of its own. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(2)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class WritingBenchmark {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final CaseNumberFormat PLAIN = CaseNumberFormat.DEFAULT.inZone(BERLIN);
    private static final CaseNumberFormat DAMM = CaseNumberFormat.of("{seq:8}{check:damm}");
    private static final CaseNumberFormat OPAQUE =
            CaseNumberFormat.opaque("T-{yyyy}-{opaque:6}-{check}", key()).inZone(BERLIN);

    private final AtomicLong sequence = new AtomicLong();
    private final Instant from = Instant.parse("2026-03-02T09:00:00Z");
    private final String[] typed = new String[1_024];
    private final String[] typedOpaque = new String[1_024];

    /** Makes what is typed. */
    public WritingBenchmark() {
        for (int i = 0; i < typed.length; i++) {
            typed[i] = typed(PLAIN.format(i * 977L, from));
            typedOpaque[i] = typed(OPAQUE.format(i * 977L, from));
        }
    }

    private static String typed(CaseNumber number) {
        return number.value().toLowerCase(Locale.ROOT).replace('-', ' ');
    }

    private static byte[] key() {
        byte[] key = new byte[16];
        new Random(42).nextBytes(key);
        return key;
    }

    /** Each number is of another second. */
    private Instant at(long n) {
        return from.plusSeconds(n & 0xFFFFF);
    }

    /** {@code T-2026-000042-92}, with the year in Berlin and two check digits. */
    @Benchmark
    public CaseNumber plain() {
        long n = sequence.incrementAndGet();
        return PLAIN.format(n % 1_000_000, at(n));
    }

    /** {@code 000000425}: digits and one Damm digit, without a date. */
    @Benchmark
    public CaseNumber damm() {
        long n = sequence.incrementAndGet();
        return DAMM.format(n % 100_000_000, from);
    }

    /** {@code T-2026-738201-15}, the sequence enciphered. */
    @Benchmark
    public CaseNumber opaque() {
        long n = sequence.incrementAndGet();
        return OPAQUE.format(n % 1_000_000, at(n));
    }

    /** Reads {@code t 2026 000042 92}. */
    @Benchmark
    public Reading read() {
        return PLAIN.parse(typed[(int) sequence.incrementAndGet() & 1_023]);
    }

    /** Reads the same of an opaque number. */
    @Benchmark
    public Reading readOpaque() {
        return OPAQUE.parse(typedOpaque[(int) sequence.incrementAndGet() & 1_023]);
    }

    /** The floor: {@code T-2026-000042} put together by hand, the year known, no check, no value type. */
    @Benchmark
    public String byHand() {
        byte[] number = {'T', '-', '2', '0', '2', '6', '-', 0, 0, 0, 0, 0, 0};
        long rest = sequence.incrementAndGet() % 1_000_000;
        for (int i = number.length - 1; i >= 7; i--) {
            number[i] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        return new String(number, StandardCharsets.ISO_8859_1);
    }

    /** The same by {@code String.format}. */
    @Benchmark
    public String stringFormat() {
        return String.format(Locale.ROOT, "T-%d-%06d", 2026, sequence.incrementAndGet() % 1_000_000);
    }
}
