package org.ticketkit.examples.benchmarks.load;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.function.IntFunction;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * The texts that many originals have in common and that must be others in each copy, wherever they stand: the beginning of identities,
 * which is the time of their making; the dates of instants; the beginning of numbers and keys.
 *
 * @param from when the first original was opened
 * @param to when the last was
 */
record Marks(Instant from, Instant to) {

    /** Identities have the same eight digits at the beginning for this many milliseconds, as a power of two. */
    private static final int WINDOW = 16;

    private static final long WINDOWS_A_DAY = 86_400_000 >> WINDOW;

    /**
     * A text in originals.
     *
     * @param text the text
     * @param aged what it is in a copy that is so many days old
     */
    record Mark(String text, IntFunction<String> aged) {}

    /** The first digits of identities, and the hyphen after them. */
    List<Mark> identities() {
        return LongStream.rangeClosed(from.toEpochMilli() >> WINDOW, to.toEpochMilli() >> WINDOW)
                .mapToObj(window -> new Mark(digits(window), days -> digits(window - days * WINDOWS_A_DAY)))
                .toList();
    }

    private static String digits(long window) {
        return String.format(Locale.ROOT, "%08x-", window);
    }

    /** All that may stand in a text. */
    List<Mark> inTexts() {
        return Stream.of(identities(), dates(), series()).flatMap(List::stream).toList();
    }

    /** The earlier date first: what the later one becomes must not be changed again. */
    private List<Mark> dates() {
        return day(from)
                .datesUntil(day(to).plusDays(1))
                .map(date -> new Mark(date + "T", days -> date.minusDays(days) + "T"))
                .toList();
    }

    /** Each copy has a series of numbers of its own, as long as the one of the originals; their check digits do not hold. */
    private List<Mark> series() {
        return Stream.of("T-" + day(from).getYear(), BareJdbc.FIRST_DIGITS)
                .map(series -> new Mark(series, days -> String.format(Locale.ROOT, "C%05d", days)))
                .toList();
    }

    private static LocalDate day(Instant instant) {
        return LocalDate.ofInstant(instant, ZoneOffset.UTC);
    }
}
