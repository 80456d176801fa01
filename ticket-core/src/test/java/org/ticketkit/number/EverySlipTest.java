package org.ticketkit.number;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ticketkit.number.CaseNumberScanner.Found;
import org.ticketkit.number.Reading.Misread;
import org.ticketkit.ticket.CaseNumber;

/** Rule N3, exhaustively: every slip in every number of some ranges, padded and grown beyond the padding. */
class EverySlipTest {

    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");

    /** In this year the first hyphen of a default number of seven digits, taken for a 6, leads to a right check. */
    private static final Instant UNLUCKY = Instant.parse("2034-11-22T10:00:00Z");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "T-{yyyy}-{seq:6}-{check}",
                "T-{yyyy}-{seq:3}-{check}",
                "{yyyy}{MM}{dd}{seq:3}{check:damm}",
                "{yy}-{seq:3}{check:damm}",
                "{seq}-{check}",
                "{seq}{check}",
                "{seq}{check:damm}",
                "A7/{yy}.{MM}-{seq:3}-{check}",
                "XB1X{seq:2}M2{yy}.{check}",
                "10-{seq:4}/{check:damm}",
                "{dd}.{MM}.{yy}/{seq:2}-{check}",
                "{dd}{MM}{yyyy}-{seq:3}{check:damm}",
                "HD/{yyyy}{MM}{dd}.{seq:3}-{check}",
                "T-{yyyy}-{opaque:6}-{check}",
                "{yy}{opaque:7}{check:damm}",
                "A7/{opaque:6}.{MM}-{check}"
            })
    void N3_no_wrong_character_and_no_swap_in_a_number_is_read_as_another_one(String template) {
        CaseNumberFormat format = format(template);
        numbers(format).forEach(number -> {
            assertEquals(Optional.of(number), format.parse(number.value()).certain());
            for (String slip : Slip.all(number.value())) {
                Optional<CaseNumber> expected =
                        Alphabet.typed(slip).equals(number.value()) ? Optional.of(number) : Optional.empty();
                assertEquals(
                        expected,
                        format.certain(Alphabet.typed(slip)).map(Reading.Valid::number),
                        () -> slip + " for " + number);
            }
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "T-{yyyy}-{seq:6}-{check}",
                "T{yyyy}/{seq:3}.{check}",
                "T{seq:2}-{check}",
                "XB-{seq:2}-{yy}.{check}"
            })
    void N3_the_scanner_finds_no_number_with_a_slip_in_it_as_another_one(String template) {
        CaseNumberFormat format = CaseNumberFormat.of(template);
        CaseNumberScanner scanner = CaseNumberScanner.of(format);
        numbers(format)
                .forEach(number -> Stream.concat(
                                Slip.all(number.value()).stream(),
                                Slip.replacements(number.value(), " \n,:;)é_–").stream())
                        .forEach(slip -> {
                            List<Found> found = scanner.scan("Re: " + slip + " Printer");
                            assertTrue(
                                    found.stream().allMatch(one -> one.number().equals(number)),
                                    () -> slip + " for " + number);
                        }));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{yyyy}{MM}{dd}{seq:3}{check:damm}", "{yy}-{seq:3}{check:damm}", "{seq}-{check}", "{seq}{check}"
            })
    void N3_the_scanner_finds_no_number_of_digits_with_a_wrong_one_in_it_as_another_one(String template) {
        CaseNumberFormat format = CaseNumberFormat.of(template);
        CaseNumberScanner scanner = CaseNumberScanner.of(format);
        String alphanumeric = Slip.CANONICAL.replaceAll("[-/.]", "");
        numbers(format)
                .forEach(number -> Stream.concat(
                                Slip.replacements(number.value(), alphanumeric).stream(),
                                Slip.swaps(number.value()).stream())
                        .forEach(slip -> assertTrue(
                                scanner.scan("Re: " + slip + " Printer").stream()
                                        .allMatch(one -> one.number().equals(number)),
                                () -> slip + " for " + number)));
    }

    @Test
    void N3_the_slip_that_missing_hyphens_would_open_the_door_to_is_not_read() {
        CaseNumberFormat format = CaseNumberFormat.DEFAULT;
        CaseNumber number = format.format(123_456, UNLUCKY);
        String slip = "T-20346123456" + number.value().substring(13);
        String other = "T-2034-6123456" + number.value().substring(13);
        assertEquals(Optional.of(CaseNumber.of(other)), format.parse(other).certain());
        assertEquals(new Misread(List.of(CaseNumber.of(other), number)), format.parse(slip));
    }

    @Test
    void N3_numbers_of_a_series_are_all_different_through_every_growth() {
        for (String template : List.of("{seq}{check}", "{yyyy}{seq:2}{check:damm}", "{seq:2}{yy}-{check}")) {
            CaseNumberFormat format = CaseNumberFormat.of(template);
            Set<CaseNumber> seen = new HashSet<>();
            for (long n = 0; n < 120_000; n++) {
                assertTrue(seen.add(format.format(n, NOW)));
            }
        }
    }

    /** A whole range, in order: what the check catches does not depend on where the numbers lie. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{yy}{MM}{dd}-{seq:2}-{check}",
                "{dd}{MM}{seq:2}{check:damm}",
                "T{yy}-{seq:3}-{check}",
                "{opaque:6}{check:damm}",
                "T-{opaque:6}-{check}"
            })
    void N3_no_slip_in_any_of_the_first_numbers_of_a_day_is_read_as_another_one(String template) {
        CaseNumberFormat format = format(template);
        for (long n = 0; n < 1_100; n++) {
            CaseNumber number = format.format(n, NOW);
            for (String slip : Slip.all(number.value())) {
                Optional<CaseNumber> read = format.certain(Alphabet.typed(slip)).map(Reading.Valid::number);
                assertTrue(
                        read.isEmpty()
                                || (read.get().equals(number)
                                        && Alphabet.typed(slip).equals(number.value())),
                        () -> slip + " for " + number);
            }
        }
    }

    /** What is promised of the candidates: all valid numbers one slip away, and nothing else. */
    @ParameterizedTest
    @ValueSource(strings = {"{seq:2}-{check}", "{seq:2}{check}", "7{seq:2}{check:damm}", "A-{seq:2}.{check}"})
    void N5_the_candidates_are_exactly_the_valid_numbers_one_slip_away(String template) {
        CaseNumberFormat format = CaseNumberFormat.of(template);
        Set<String> valid = new HashSet<>();
        LongStream.range(0, 1_000).forEach(n -> valid.add(format.format(n, NOW).value()));
        for (long n = 0; n < 300; n += 7) {
            String number = format.format(n, NOW).value();
            Slip.replacements(number, "0123456789").stream()
                    .filter(wrong -> format.parse(wrong) instanceof Misread && separators(wrong) == separators(number))
                    .forEach(wrong ->
                            assertEquals(oneSlipAway(wrong, valid), offered(format, wrong), () -> "for " + wrong));
        }
    }

    private static Set<String> oneSlipAway(String wrong, Set<String> valid) {
        Set<String> near = new HashSet<>(Slip.all(wrong));
        near.addAll(Slip.swapsAcrossSeparators(wrong));
        near.retainAll(valid);
        return near;
    }

    private static Set<String> offered(CaseNumberFormat format, String wrong) {
        return ((Misread) format.parse(wrong))
                .candidates().stream().map(CaseNumber::value).collect(Collectors.toSet());
    }

    private static long separators(String number) {
        return number.chars().filter(c -> Alphabet.isSeparator((char) c)).count();
    }

    private static CaseNumberFormat format(String template) {
        return template.contains("{opaque")
                ? CaseNumberFormat.opaque(template, OpaqueNumbersTest.key(5))
                : CaseNumberFormat.of(template);
    }

    private static Stream<CaseNumber> numbers(CaseNumberFormat format) {
        return LongStream.of(0, 90, 980, 9_980, 99_990, 612_345, 999_990, 6_123_456, 61_234_567, 999_999_999_990L)
                .flatMap(from -> LongStream.range(from, from + 11))
                .boxed()
                .flatMap(n -> Stream.of(format.format(n, NOW), format.format(n, UNLUCKY)));
    }
}
