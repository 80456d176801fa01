package org.ticketkit.number;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CaseNumberFormatTest {

    private static final Instant NOW = Instant.parse("2026-11-22T23:30:00Z");

    @ParameterizedTest
    @CsvSource({
        "T-{yyyy}-{seq:6}-{check}, 42, T-2026-000042-92",
        "T-{yyyy}-{seq:6}-{check}, 0, T-2026-000000-24",
        "T-{yyyy}-{seq:6}-{check}, 999999, T-2026-999999-43",
        "T-{yyyy}-{seq:6}-{check}, 1000000, T-2026-1000000-53",
        "HD/{yy}{MM}{dd}.{seq:3}-{check}, 7, HD/261122.007-34",
        "{yyyy}{MM}{dd}{seq:4}{check:damm}, 12, 2026112200121",
        "{seq}{check:damm}, 572, 5724",
        "7-{seq:2}X{MM}-{check}, 5, 7-05X11-36",
        "{seq}{check}, 794, 79444"
    })
    void N1_a_number_is_written_by_its_template(String template, long sequence, String number) {
        assertEquals(number, CaseNumberFormat.of(template).format(sequence, NOW).value());
    }

    @Test
    void N1_the_default_shows_the_year_six_digits_and_a_check() {
        assertEquals("T-{yyyy}-{seq:6}-{check}", CaseNumberFormat.DEFAULT.template());
        assertEquals(ZoneOffset.UTC, CaseNumberFormat.DEFAULT.zone());
    }

    @Test
    void N1_the_greatest_sequence_is_written_too() {
        assertEquals(
                "T-2026-9223372036854775807-15",
                CaseNumberFormat.DEFAULT.format(Long.MAX_VALUE, NOW).value());
    }

    @Test
    void N2_the_day_is_that_of_the_named_zone_and_of_utc_by_default() {
        CaseNumberFormat format = CaseNumberFormat.of("{yyyy}{MM}{dd}-{seq:2}-{check}");
        assertTrue(format.format(1, NOW).value().startsWith("20261122-01-"));
        assertTrue(
                format.inZone(ZoneId.of("Europe/Berlin")).format(1, NOW).value().startsWith("20261123-01-"));
        assertTrue(format.inZone(ZoneId.of("Pacific/Honolulu"))
                .format(1, Instant.parse("2027-01-01T09:59:59Z"))
                .value()
                .startsWith("20261231-01-"));
    }

    @Test
    void N1_a_negative_sequence_is_refused() {
        assertThrows(IllegalArgumentException.class, () -> CaseNumberFormat.DEFAULT.format(-1, NOW));
        assertThrows(IllegalArgumentException.class, () -> CaseNumberFormat.DEFAULT.format(Long.MIN_VALUE, NOW));
    }

    @Test
    void N1_a_year_that_four_digits_cannot_show_is_refused_only_where_a_day_is_shown() {
        CaseNumberFormat plain = CaseNumberFormat.of("{seq}{check}");
        for (Instant far : new Instant[] {Instant.MIN, Instant.MAX, Instant.parse("+10000-01-01T00:00:00Z")}) {
            assertThrows(IllegalArgumentException.class, () -> CaseNumberFormat.DEFAULT.format(1, far));
            assertEquals("79444", plain.format(794, far).value());
        }
        assertTrue(CaseNumberFormat.DEFAULT
                .format(1, Instant.parse("9999-12-31T23:59:59Z"))
                .value()
                .startsWith("T-9999-"));
        assertTrue(CaseNumberFormat.DEFAULT
                .format(1, Instant.parse("0000-01-01T00:00:00Z"))
                .value()
                .startsWith("T-0000-"));
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "T-{year}-{seq:6}-{check}, {year} is no part",
                "T-{mm}-{seq:6}-{check}, {mm} is no part",
                "T-{}-{seq:6}-{check}, {} is no part",
                "T-{seq:6}-{check:mod11}, {check:mod11} is no part",
                "T-{yyyy}-{check}, add {seq:6}",
                "T-{seq:6}-{seq}-{check}, the sequence is there twice",
                "T-{yyyy}-{yy}-{seq}-{check}, the year is there twice",
                "T-{dd}-{dd}-{seq}-{check}, the day is there twice",
                "T-{yyyy}-{seq:6}, end it in {check}",
                "T-{check}-{seq:6}, move {check} to the end",
                "T-{seq:6}-{check}-, move {check} to the end",
                "{seq:6}{check}{check:damm}, the check is there twice",
                "T-{seq:6}-{check:damm}, Damm is for digits only",
                "{seq:6}X{check:damm}, Damm is for digits only",
                "INC-{seq:6}-{check}, the letter I at position 0 is read as the digit 1",
                "SOS-{seq:6}-{check}, the letter O at position 1 is read as the digit 0",
                "HELP-{seq:6}-{check}, the letter L at position 2 is read as the digit 1",
                "t-{seq:6}-{check}, 't' at position 0",
                "T {seq:6}-{check}, ' ' at position 1",
                "T_{seq:6}-{check}, '_' at position 1",
                "T-{seq:6}}-{check}, '}' at position 9",
                "T--{seq:6}-{check}, doubles the one before it",
                "T-{yyyy}-/{seq:6}-{check}, doubles the one before it",
                "-T{seq:6}-{check}, opens the number",
                "T-{seq:6, is never closed",
                "T-{seq:0}-{check}, n from 1 to 18",
                "T-{seq:19}-{check}, n from 1 to 18",
                "T-{seq:}-{check}, n from 1 to 18",
                "T-{seq:+6}-{check}, n from 1 to 18",
                "T-{seq:6x}-{check}, n from 1 to 18",
                "AAAAAAAAAABBBBBBBBBBCCCCCCCCCCDDDDDDDDDDEEEE{seq}{check}, shorten the text by 1"
            })
    void N1_a_template_that_cannot_work_is_refused_and_the_way_out_is_said(String template, String saying) {
        String message = refusal(template);
        assertTrue(message.contains(saying), message);
    }

    @Test
    void N1_all_faults_of_a_template_are_said_at_once() {
        String message = refusal("-INC--{foo}{yy}{yyyy}{check:damm}{seq:0}");
        for (String fault : new String[] {
            "opens the number",
            "letter I",
            "doubles the one",
            "{foo}",
            "year is there twice",
            "{seq:0}",
            "move {check}",
            "Damm"
        }) {
            assertTrue(message.contains(fault), () -> fault + " is missing from: " + message);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "}", "{}", "{seq}", "{check}", "-"})
    void N1_a_template_with_next_to_nothing_in_it_is_refused(String template) {
        refusal(template);
    }

    @Test
    void N1_an_endless_template_is_refused_without_being_repeated() {
        assertTrue(refusal("T".repeat(1_000_000)).length() < 200);
    }

    @Test
    void N1_the_longest_template_just_fits() {
        CaseNumberFormat format = CaseNumberFormat.of("AAAAAAAAAABBBBBBBBBBCCCCCCCCCCDDDDDDDDDDEEE{seq}{check}");
        assertEquals(64, format.format(Long.MAX_VALUE, NOW).value().length());
    }

    @Test
    void N3_every_letter_but_the_look_alikes_may_stand_in_a_prefix() {
        for (char c = 'A'; c <= 'Z'; c++) {
            String template = c + "-{seq:6}-{check}";
            if ("ILO".indexOf(c) >= 0) {
                refusal(template);
            } else {
                assertEquals(template, CaseNumberFormat.of(template).template());
            }
        }
    }

    @Test
    void N1_formats_are_equal_if_template_and_zone_are() {
        CaseNumberFormat same = CaseNumberFormat.of("T-{yyyy}-{seq:6}-{check}");
        assertEquals(CaseNumberFormat.DEFAULT, same);
        assertEquals(CaseNumberFormat.DEFAULT.hashCode(), same.hashCode());
        assertNotEquals(same, same.inZone(ZoneId.of("Europe/Berlin")));
        assertNotEquals(same, CaseNumberFormat.of("T-{yyyy}-{seq:5}-{check}"));
        assertEquals("T-{yyyy}-{seq:6}-{check}", same.toString());
    }

    private static String refusal(String template) {
        return assertThrows(IllegalArgumentException.class, () -> CaseNumberFormat.of(template))
                .getMessage();
    }
}
