package org.ticketkit.number;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ticketkit.number.Reading.Misread;
import org.ticketkit.number.Reading.Unreadable;
import org.ticketkit.number.Reading.Valid;
import org.ticketkit.ticket.CaseNumber;

class CaseNumberReadingTest {

    private static final CaseNumberFormat FORMAT = CaseNumberFormat.DEFAULT;
    private static final CaseNumber NUMBER = CaseNumber.of("T-2026-001024-56");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "T-2026-001024-56",
                "t-2026-001024-56",
                "T202600102456",
                "T 2026 001024 56",
                "  T-2026-001024-56\t\n",
                "t 2 0 2 6 0 0 1 0 2 4 5 6",
                "T - 2026 - 001 024 - 56",
                "T2026-001024-56",
                "T-2026-00102456",
                "T-2O26-OO1O24-56",
                "t-2o26-ooIo24-56",
                "T-2026-00l024-56",
                "T-2026-00i024-56",
                "T-2026-00L024-56",
                "Ｔ－２０２６－００１０２４－５６",
                "ｔ２０２６００１０２４５６",
                "T‐2026‑001024‒56",
                "T–2026—001024―56",
                "T−2026﹣001024⁃56",
                "T\u00AD2026\u00AD001024\u00AD56",
                "\uFEFFT-2026-\u200B001024-56\u200E",
                "T\u00A02026\u3000001024\u202F56",
                "𝐓-𝟐𝟎𝟐𝟔-𝟎𝟎𝟏𝟎𝟐𝟒-𝟓𝟔",
                "T-2026-00①024-⁵₆"
            })
    void N5_a_number_is_read_however_it_is_typed(String typed) {
        assertEquals(Optional.of(NUMBER), FORMAT.parse(typed).certain());
    }

    @Test
    void N5_a_number_that_is_read_says_what_it_shows() {
        Valid valid = assertInstanceOf(Valid.class, FORMAT.parse("t 2026 001024 56"));
        assertEquals(1024, valid.sequence());
        assertEquals(new DateParts(OptionalInt.of(2026), OptionalInt.empty(), OptionalInt.empty()), valid.date());

        CaseNumberFormat daily = CaseNumberFormat.of("{dd}.{MM}.{yy}/{seq:2}-{check}");
        Valid day = assertInstanceOf(
                Valid.class,
                daily.parse(
                        daily.format(7, Instant.parse("2026-11-02T00:00:00Z")).value()));
        assertEquals(new DateParts(OptionalInt.of(26), OptionalInt.of(11), OptionalInt.of(2)), day.date());
        assertEquals(7, day.sequence());
    }

    @Test
    void N5_a_number_with_a_wrong_check_is_not_found_and_the_nearest_are_offered() {
        Misread misread = assertInstanceOf(Misread.class, FORMAT.parse("T-2026-001042-56"));
        assertEquals(NUMBER, misread.candidates().get(0));
        assertTrue(misread.certain().isEmpty());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "T-2026-001024-57",
                "t 2026 001124 56",
                "T20260O1O2556",
                "T-2026-001024-65",
                "T-2062-001024-56",
                "T-202-6001024-56",
                "T-20260-01024-56",
                "T-2026-0X1024-56",
                "T-2026-0é1024-56",
                "T-2026/001024-56",
                "T-2026_001024-56",
                "R-2026-001024-56",
                "T2-026-001024-56",
                "-T2026-001024-56",
                "T-2026-00102-456"
            })
    void N5_the_number_that_was_meant_is_among_those_that_are_offered(String typed) {
        Misread misread = assertInstanceOf(Misread.class, FORMAT.parse(typed));
        assertTrue(misread.candidates().contains(NUMBER), () -> misread + " lacks it");
    }

    @Test
    void N5_the_candidates_are_every_valid_number_one_slip_away_swaps_first_then_from_left_to_right() {
        assertEquals(
                new Misread(List.of(
                        CaseNumber.of("T-2026-000042-92"),
                        CaseNumber.of("T-2026-020024-92"),
                        CaseNumber.of("T-2026-000624-92"))),
                FORMAT.parse("T-2026-000024-92"));
    }

    @Test
    void N5_never_more_candidates_than_promised_are_offered() {
        CaseNumberFormat format = CaseNumberFormat.of("1234567890123456789012345678901234567890-{seq}{check:damm}");
        String wrong = format.format(5, Instant.EPOCH).value().replace("-5", "-6");
        Misread misread = assertInstanceOf(Misread.class, format.parse(wrong));
        assertTrue(misread.candidates().size() <= Misread.MAX_CANDIDATES);
        CaseNumberFormat digits = CaseNumberFormat.of("{yyyy}{MM}{dd}{seq:18}{check:damm}");
        String number = digits.format(111_111_111_111_111_111L, Instant.parse("2026-11-22T00:00:00Z"))
                .value();
        String misprint = number.substring(0, 26) + (number.charAt(26) == '9' ? '0' : '9');
        assertEquals(
                Misread.MAX_CANDIDATES,
                assertInstanceOf(Misread.class, digits.parse(misprint))
                        .candidates()
                        .size());
    }

    @Test
    void N5_a_text_that_may_be_two_numbers_is_misread_and_both_are_offered() {
        CaseNumber grown = FORMAT.format(6_123_456, Instant.parse("2034-05-05T00:00:00Z"));
        CaseNumber padded = FORMAT.format(123_456, Instant.parse("2034-05-05T00:00:00Z"));
        String check = grown.value().substring(14);
        assertEquals("T-2034-6123456" + check, grown.value());
        assertEquals("T-2034-123456" + check, padded.value());
        String eitherOfThem = "T-20346123456" + check;
        assertEquals(new Misread(List.of(grown, padded)), FORMAT.parse(eitherOfThem));
        assertEquals(Optional.of(grown), FORMAT.parse("T-2034 6123456" + check).certain());
        assertEquals(
                Optional.of(grown),
                FORMAT.parse("T20346123456" + check.substring(1)).certain());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "-",
                "hello",
                "T",
                "T-2026",
                "12345",
                "T-2026-42-92",
                "T-2026-0000024-92x",
                "ﷺ",
                "⑩⑩⑩⑩⑩⑩⑩⑩"
            })
    void N5_what_is_nothing_like_a_number_is_unreadable(String typed) {
        assertEquals(new Unreadable(), FORMAT.parse(typed));
    }

    @Test
    void N5_a_padded_number_with_a_zero_more_is_not_read() {
        String check = CheckDigits.mod97("T-2026-0001024") + "";
        assertEquals(
                new Misread(List.of()).certain(),
                FORMAT.parse("T-2026-0001024-" + check).certain());
    }

    @ParameterizedTest
    @CsvSource({
        "2026-02-29, false",
        "2028-02-29, true",
        "2026-13-01, false",
        "2026-00-01, false",
        "2026-04-31, false",
        "2026-04-00, false",
        "2026-12-31, true"
    })
    void N3_a_day_that_never_was_is_not_read_though_its_check_is_right(String day, boolean valid) {
        String digits = day.replace("-", "") + "01";
        CaseNumberFormat format = CaseNumberFormat.of("{yyyy}{MM}{dd}{seq:2}{check:damm}");
        assertEquals(
                valid, format.parse(digits + CheckDigits.damm(digits)).certain().isPresent());
    }

    @Test
    void N3_a_day_without_its_year_may_be_the_29th_of_February() {
        CaseNumberFormat format = CaseNumberFormat.of("{dd}{MM}{seq:2}{check:damm}");
        assertTrue(format.parse("290201" + CheckDigits.damm("290201")).certain().isPresent());
        assertTrue(format.parse("300201" + CheckDigits.damm("300201")).certain().isEmpty());
        CaseNumberFormat daysOnly = CaseNumberFormat.of("{dd}-{seq:2}{check:damm}");
        assertTrue(daysOnly.parse("31-01" + CheckDigits.damm("3101")).certain().isPresent());
        assertTrue(daysOnly.parse("32-01" + CheckDigits.damm("3201")).certain().isEmpty());
    }

    @Test
    void N5_a_sequence_too_great_for_the_engine_is_not_read() {
        String digits = "T-2026-9223372036854775808";
        assertTrue(
                FORMAT.parse(digits + "-" + CheckDigits.mod97(digits)).certain().isEmpty());
    }

    @Test
    void N5_an_endless_text_is_unreadable() {
        assertEquals(new Unreadable(), FORMAT.parse("T-2026-001024-56" + " ".repeat(CaseNumberFormat.MAX_TYPED)));
        assertEquals(new Unreadable(), FORMAT.parse("7".repeat(5_000_000)));
        assertEquals(new Unreadable(), FORMAT.parse("7".repeat(CaseNumberFormat.MAX_TYPED)));
    }

    @Test
    void N5_a_half_is_not_a_one() {
        assertEquals(Optional.of(NUMBER), FORMAT.parse("T-2026-00\u00B9024-56").certain());
        assertTrue(FORMAT.parse("T-2026-00\u00BD024-56").certain().isEmpty());
    }

    @Test
    void N5_one_character_that_stands_for_several_is_not_read_so_that_it_stays_one_wrong_character() {
        assertTrue(FORMAT.parse("T-2026-0⑩024-56").certain().isEmpty());
    }

    @Test
    void N5_a_reading_is_taken_apart_by_its_kind() {
        assertEquals(
                "valid misread unreadable",
                kind("T-2026-001024-56") + " " + kind("T-2026-001024-57") + " " + kind("?"));
    }

    private static String kind(String typed) {
        return FORMAT.parse(typed).match(valid -> "valid", misread -> "misread", unreadable -> "unreadable");
    }
}
