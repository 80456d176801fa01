package org.ticketkit.number;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ticketkit.number.Reading.Misread;
import org.ticketkit.number.Reading.Valid;
import org.ticketkit.ticket.CaseNumber;

class OpaqueNumbersTest {

    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
    private static final byte[] KEY = key(1);
    private static final CaseNumberFormat FORMAT = CaseNumberFormat.opaque("T-{yyyy}-{opaque:6}-{check}", KEY);

    @Test
    void N4_a_million_sequences_have_a_million_numbers_of_the_same_length() {
        BitSet shown = new BitSet(1_000_000);
        for (long n = 0; n < 1_000_000; n++) {
            String number = FORMAT.format(n, NOW).value();
            assertEquals(16, number.length());
            shown.set(Integer.parseInt(number.substring(7, 13)));
        }
        assertEquals(1_000_000, shown.cardinality());
    }

    @Test
    void N4_beyond_the_padding_numbers_grow_and_stay_unique() {
        for (long from : new long[] {999_990, 1_000_000, 9_999_990, 10_000_000, 99_999_999_999_999_990L}) {
            LongStream.range(from, from + 1_000).forEach(n -> {
                CaseNumber number = FORMAT.format(n, NOW);
                assertEquals(
                        10 + Math.max(6, Long.toString(n).length()),
                        number.value().length());
                Valid valid = assertInstanceOf(Valid.class, FORMAT.parse(number.value()));
                assertEquals(n, valid.sequence());
            });
        }
    }

    /** Walked over all numbers of seven digits that do not begin with a zero: as many come out, and none twice. */
    @Test
    void N4_the_numbers_of_the_next_length_are_permuted_among_themselves_too() {
        HiddenSequence hidden = new HiddenSequence(KEY);
        BitSet seen = new BitSet(10_000);
        for (long n = 1_000; n < 10_000; n++) {
            long shown = hidden.shown(n, 4, true, new byte[0]);
            assertTrue(shown >= 1_000 && shown < 10_000);
            assertEquals(n, hidden.sequence(shown, 4, true, new byte[0]));
            seen.set((int) shown);
        }
        assertEquals(9_000, seen.cardinality());
    }

    @Test
    void N4_a_sequence_of_19_digits_has_no_number() {
        assertEquals(28, FORMAT.format(999_999_999_999_999_999L, NOW).value().length());
        assertThrows(IllegalArgumentException.class, () -> FORMAT.format(1_000_000_000_000_000_000L, NOW));
        String digits = "T-2026-1000000000000000000";
        assertTrue(
                FORMAT.parse(digits + "-" + CheckDigits.mod97(digits)).certain().isEmpty());
    }

    /** Among 10,000 neighbours about one pair in 500,000 would be neighbours by chance; runs up or down by chance are half and half. */
    @Test
    void N4_neighbours_in_the_series_are_not_neighbours_in_the_numbers() {
        long close = 0;
        long rising = 0;
        for (long n = 0; n < 10_000; n++) {
            long distance = shown(FORMAT, n + 1) - shown(FORMAT, n);
            close += Math.abs(distance) <= 10 ? 1 : 0;
            rising += distance > 0 ? 1 : 0;
        }
        assertTrue(close < 10, close + " neighbours are close");
        assertTrue(rising > 4_800 && rising < 5_200, rising + " neighbours rise");
    }

    @Test
    void N4_another_key_another_year_and_another_prefix_have_another_order() {
        CaseNumberFormat otherKey = CaseNumberFormat.opaque(FORMAT.template(), key(2));
        CaseNumberFormat otherPrefix = CaseNumberFormat.opaque("S-{yyyy}-{opaque:6}-{check}", KEY);
        List<Long> order = order(FORMAT, NOW);
        assertEquals(order, order(FORMAT, NOW.plusSeconds(3_600)));
        assertNotEquals(order, order(FORMAT, Instant.parse("2027-11-22T10:00:00Z")));
        assertNotEquals(order, order(otherKey, NOW));
        assertNotEquals(order, order(otherPrefix, NOW));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "T-{yyyy}-{opaque:6}-{check}",
                "{yyyy}{MM}{dd}{opaque:7}{check:damm}",
                "{opaque:9}{check:damm}",
                "{opaque:18}-{check}",
                "A7/{opaque:8}/{yy}.{check}"
            })
    void N4_numbers_are_read_as_the_sequence_that_they_were_written_for(String template) {
        CaseNumberFormat format = CaseNumberFormat.opaque(template, KEY);
        for (long n : new long[] {0, 1, 2, 999_999, 1_000_000, 123_456_789, 999_999_999_999_999_999L}) {
            Valid valid = assertInstanceOf(
                    Valid.class,
                    format.parse(format.format(n, NOW).value().replace('-', ' ').replace('0', 'O')));
            assertEquals(n, valid.sequence());
            assertEquals(format.format(n, NOW), valid.number());
        }
    }

    @Test
    void N5_the_nearest_valid_numbers_are_offered_for_a_misread_one_too() {
        for (long n = 0; n < 500; n++) {
            CaseNumber number = FORMAT.format(n, NOW);
            for (String slip : Slip.swaps(number.value())) {
                Misread misread = assertInstanceOf(Misread.class, FORMAT.parse(slip));
                assertTrue(misread.candidates().contains(number), () -> slip + " for " + number);
            }
        }
    }

    @Test
    void N6_the_scanner_finds_opaque_numbers_and_those_of_the_open_format_of_before() {
        CaseNumber hidden = FORMAT.format(42, NOW);
        CaseNumberFormat before = CaseNumberFormat.of("C-{seq:4}-{check}");
        CaseNumber open = before.format(42, NOW);
        List<CaseNumber> found = CaseNumberScanner.of(FORMAT, before).scan("Re: [" + hidden + "], was " + open).stream()
                .map(CaseNumberScanner.Found::number)
                .toList();
        assertEquals(List.of(hidden, open), found);
    }

    @Test
    void N4_the_same_template_with_a_plain_sequence_reads_numbers_whose_key_is_lost() {
        CaseNumber number = FORMAT.format(42, NOW);
        assertEquals(
                Optional.of(number),
                CaseNumberFormat.DEFAULT.parse(number.value()).certain());
    }

    @ParameterizedTest
    @CsvSource({
        "T-{opaque:5}-{check}, n from 6 to 18",
        "T-{opaque}-{check}, n from 6 to 18",
        "T-{opaque:19}-{check}, n from 6 to 18",
        "T-{opaque:6}-{seq:6}-{check}, the sequence is there twice",
        "T-{seq:6}-{check}, hides nothing",
        "T-{opaque:6}, end it in {check}"
    })
    void N4_a_template_that_cannot_hide_its_sequence_is_refused_and_the_way_out_is_said(
            String template, String saying) {
        String message = assertThrows(IllegalArgumentException.class, () -> CaseNumberFormat.opaque(template, KEY))
                .getMessage();
        assertTrue(message.contains(saying), message);
    }

    @Test
    void N4_an_opaque_sequence_without_a_key_is_refused() {
        String message = assertThrows(IllegalArgumentException.class, () -> CaseNumberFormat.of("T-{opaque:6}-{check}"))
                .getMessage();
        assertTrue(message.contains("CaseNumberFormat.opaque(template, key)"), message);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 15, 17, 20, 31, 33})
    void N4_a_key_that_AES_has_no_use_for_is_refused(int length) {
        assertThrows(
                IllegalArgumentException.class,
                () -> CaseNumberFormat.opaque("T-{opaque:6}-{check}", new byte[length]));
    }

    @Test
    void N4_the_key_is_copied() {
        byte[] mine = KEY.clone();
        CaseNumberFormat format = CaseNumberFormat.opaque(FORMAT.template(), mine);
        mine[0]++;
        assertEquals(FORMAT.format(7, NOW), format.format(7, NOW));
        assertEquals(FORMAT, format);
    }

    @Test
    void N4_formats_of_different_keys_differ_and_so_do_their_fingerprints_which_do_not_tell_the_key() {
        CaseNumberFormat other = CaseNumberFormat.opaque(FORMAT.template(), key(2));
        assertNotEquals(FORMAT, other);
        assertNotEquals(FORMAT.fingerprint(), other.fingerprint());
        assertEquals(
                FORMAT.fingerprint(),
                CaseNumberFormat.opaque(FORMAT.template(), KEY).fingerprint());
        assertEquals(64, FORMAT.fingerprint().length());
    }

    private static List<Long> order(CaseNumberFormat format, Instant now) {
        List<Long> shown = new ArrayList<>();
        for (long n = 0; n < 20; n++) {
            shown.add(Long.parseLong(format.format(n, now).value().substring(7, 13)));
        }
        return shown;
    }

    private static long shown(CaseNumberFormat format, long sequence) {
        return Long.parseLong(format.format(sequence, NOW).value().substring(7, 13));
    }

    static byte[] key(int seed) {
        byte[] key = new byte[16];
        new java.util.Random(seed).nextBytes(key);
        return key;
    }
}
