package org.ticketkit.number;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ticketkit.number.CaseNumberScanner.Found;
import org.ticketkit.number.Reading.Misread;
import org.ticketkit.number.Reading.Unreadable;
import org.ticketkit.ticket.CaseNumber;

class CaseNumberScannerTest {

    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
    private static final CaseNumberFormat DIGITS = CaseNumberFormat.of("{yyyy}{MM}{dd}{seq:4}{check:damm}");
    private static final CaseNumberScanner SCANNER = CaseNumberScanner.of(CaseNumberFormat.DEFAULT);
    private static final CaseNumber NUMBER = CaseNumber.of("T-2026-000042-92");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "T-2026-000042-92",
                "Re: [T-2026-000042-92] Printer",
                "AW:T-2026-000042-92",
                "Ticket #T-2026-000042-92: printer",
                "(see T-2026-000042-92)",
                "Is it T-2026-000042-92?",
                "It is T-2026-000042-92.",
                "It is T-2026-000042-92...",
                "It is T-2026-000042-92.\nThanks",
                "T-2026-000042-92, please",
                "T-2026-000042-92 - printer",
                "T-2026-000042-92- printer",
                "- T-2026-000042-92",
                "-T-2026-000042-92-",
                "<b>T-2026-000042-92</b>",
                "\"T-2026-000042-92\"",
                "> T-2026-000042-92",
                "*T-2026-000042-92*",
                "😀T-2026-000042-92😀",
                "t-2026-000042-92",
                "T-2O26-OOoo42-92",
                "Ｔ－２０２６－００００４２－９２",
                "T‐2026‑000042‒92",
                "T–2026—000042―92",
                "T−2026−000042−92",
                "T\u00AD2026\u00AD000042\u00AD92",
                "T202600004292",
                "t２０２６０00042９２",
                "案件T-2026-000042-92について",
                "サーバーT-2026-000042-92は",
                "사건T-2026-000042-92는",
                "\u200ET-2026-000042-92\u200F"
            })
    void N6_a_number_is_found_however_it_stands_in_a_text(String text) {
        List<Found> found = SCANNER.scan(text);
        assertEquals(List.of(NUMBER), found.stream().map(Found::number).toList());
        String there = text.substring(found.get(0).start(), found.get(0).end());
        assertEquals(Optional.of(NUMBER), CaseNumberFormat.DEFAULT.parse(there).certain());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "T",
                "T-",
                "T-2026-000042-93",
                "T-2026-000024-92",
                "XT-2026-000042-92",
                "éT-2026-000042-92",
                "e\u0301T-2026-000042-92",
                "ДT-2026-000042-92",
                "𝐗T-2026-000042-92",
                "7T-2026-000042-92",
                "_T-2026-000042-92",
                "X-T-2026-000042-92",
                "T-2026-000042-92X",
                "T-2026-000042-92é",
                "T-2026-000042-92\u0301",
                "T-2026-000042-92𝐗",
                "T-2026-000042-927",
                "T-2026-000042-92_",
                "T-2026-000042-92-7",
                "T-2026-000042-92.pdf",
                "https://help.example/cases/T-2026-000042-92/reply",
                "https://help.example/cases/T-2026-000042-92",
                "https://help.example/?case=T-2026-000042-92",
                "help+T-2026-000042-92@help.example",
                "T-2026-000042-92@help.example",
                "C:\\cases\\T-2026-000042-92",
                "T -2026-000042-92",
                "T-2026-000042 92",
                "T-2026-\n000042-92",
                "T2026-000042-92",
                "T-2026-00004292",
                "T--2026-000042-92",
                "T/2026/000042/92",
                "T.2026-000042-92",
                "2026-000042-92"
            })
    void N6_what_is_part_of_something_else_or_no_number_is_not_found(String text) {
        assertEquals(List.of(), SCANNER.scan(text));
    }

    @Test
    void N6_all_numbers_are_found_with_their_places_each_time_they_stand_there() {
        CaseNumber other = CaseNumberFormat.DEFAULT.format(1_234_567, NOW);
        String text = NUMBER + " and " + other + "; " + NUMBER;
        assertEquals(
                List.of(new Found(NUMBER, 0, 16), new Found(other, 21, 38), new Found(NUMBER, 40, 56)),
                SCANNER.scan(text));
    }

    @Test
    void N6_the_numbers_of_earlier_formats_stay_recognised_after_a_change() {
        CaseNumberScanner both = CaseNumberScanner.of(CaseNumberFormat.DEFAULT, DIGITS);
        CaseNumber old = DIGITS.format(815, NOW);
        String text = "Since " + old + ", now [" + NUMBER + "]";
        assertEquals(
                List.of(old, NUMBER),
                both.scan(text).stream().map(Found::number).toList());
        assertEquals(
                List.of(NUMBER), SCANNER.scan(text).stream().map(Found::number).toList());
    }

    @Test
    void N6_digits_alone_are_found_only_as_they_are_written() {
        CaseNumberFormat format = CaseNumberFormat.of("{yyyy}-{seq:4}-{check}");
        CaseNumberScanner scanner = CaseNumberScanner.of(format);
        CaseNumber number = format.format(77, NOW);
        assertEquals(1, scanner.scan("see " + number).size());
        assertEquals(0, scanner.scan("see " + number.value().replace("-", "")).size());
    }

    @Test
    void N6_of_two_formats_that_read_the_same_place_the_one_that_writes_it_so_wins_and_otherwise_both_are_told() {
        CaseNumberFormat dated = CaseNumberFormat.of("T-{yyyy}-{seq:6}-{check}");
        CaseNumberFormat plain = CaseNumberFormat.of("T-{seq:10}-{check}");
        CaseNumberScanner scanner = CaseNumberScanner.of(dated, plain);
        CaseNumber one = dated.format(42, NOW);
        CaseNumber other = plain.format(2_026_000_042L, NOW);
        assertEquals(List.of(new Found(one, 0, 16)), scanner.scan(one.value()));
        assertEquals(List.of(new Found(other, 0, 15)), scanner.scan(other.value()));
        assertEquals(
                List.of(new Found(one, 0, 13), new Found(other, 0, 13)),
                scanner.scan(one.value().replace("-", "")));
        assertEquals(new Misread(List.of(one, other)), scanner.read("T 2026 000042 92"));
        assertEquals(Optional.of(one), scanner.read(one.value()).certain());
        assertEquals(Optional.of(other), scanner.read(other.value()).certain());
    }

    @Test
    void N6_a_format_without_separators_comes_before_one_that_merely_reads_its_numbers() {
        CaseNumberFormat bare = CaseNumberFormat.of("T{yyyy}{seq:6}{check}");
        CaseNumber number = bare.format(42, NOW);
        assertEquals(List.of(new Found(NUMBER, 0, 13)), SCANNER.scan(number.value()));
        assertEquals(
                List.of(new Found(number, 0, 13)),
                CaseNumberScanner.of(CaseNumberFormat.DEFAULT, bare).scan(number.value()));
    }

    @Test
    void N6_a_typed_number_is_read_in_whichever_format_it_is() {
        CaseNumberScanner both = CaseNumberScanner.of(CaseNumberFormat.DEFAULT, DIGITS);
        assertEquals(Optional.of(NUMBER), both.read("t 2026 000042 92").certain());
        assertEquals(
                Optional.of(DIGITS.format(815, NOW)),
                both.read(DIGITS.format(815, NOW).value().replace('0', 'O')).certain());
        assertEquals(new Unreadable(), both.read("printer"));
        Misread misread = assertInstanceOf(Misread.class, both.read("T-2026-000024-92"));
        assertTrue(misread.candidates().contains(NUMBER));
    }

    @Test
    void N6_no_more_numbers_are_found_than_promised() {
        assertEquals(
                CaseNumberScanner.MAX_FOUND,
                SCANNER.scan((NUMBER + " ").repeat(5_000)).size());
        CaseNumberScanner twoReadings = CaseNumberScanner.of(
                CaseNumberFormat.of("T-{yyyy}-{seq:6}-{check}"),
                CaseNumberFormat.of("T-{seq:10}-{check}"),
                CaseNumberFormat.of("T-{yy}-{seq:8}-{check}"));
        assertEquals(
                CaseNumberScanner.MAX_FOUND,
                twoReadings.scan("T202600004292 ".repeat(5_000)).size());
    }

    @Test
    void N6_a_scanner_without_a_format_is_refused() {
        assertThrows(IllegalArgumentException.class, () -> CaseNumberScanner.of(List.of()));
    }

    @Test
    void N6_a_number_of_64_characters_is_found_and_a_longer_run_is_not() {
        CaseNumberFormat longest = CaseNumberFormat.of("AAAAAAAAAABBBBBBBBBBCCCCCCCCCCDDDDDDDDDDEEE{seq}{check}");
        CaseNumber number = longest.format(Long.MAX_VALUE, NOW);
        CaseNumberScanner scanner = CaseNumberScanner.of(longest);
        assertEquals(List.of(new Found(number, 1, 65)), scanner.scan("(" + number + ")"));
        assertEquals(List.of(new Found(number, 0, 64)), scanner.scan(number.value()));
        assertEquals(List.of(), scanner.scan(number + "7"));
        assertEquals(List.of(), scanner.scan(number + "-7"));
        assertEquals(List.of(new Found(number, 0, 64)), scanner.scan(number + "-"));
    }

    /** Hostile megabytes: each is one pattern, over and over, that nearly fits or fits. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "T",
                "T-",
                "T ",
                "T--",
                "T-2026-",
                "T-2026-000042-9",
                "T-2026-000042-92",
                "T-2026-000024-92 ",
                "T-2026-000042-92-",
                " T-2026-000042-92X",
                "T20346123456 ",
                "0",
                "0 ",
                "0-",
                "O.",
                "Ｔ",
                "T\u0301",
                "T𝐗",
                "\uD835",
                "-",
                ".",
                "サ",
                " "
            })
    void N6_every_character_of_a_text_is_looked_at_a_fixed_number_of_times(String pattern) {
        CaseNumberScanner scanner = CaseNumberScanner.of(
                CaseNumberFormat.DEFAULT,
                DIGITS,
                CaseNumberFormat.of("{seq}.{check}"),
                CaseNumberFormat.of("T{seq}/{check}"));
        for (int length : new int[] {1_000, 1_000_000, 2_000_000}) {
            Counted text = new Counted(pattern.repeat(length / pattern.length()));
            scanner.scan(text);
            assertTrue(text.looks() <= 8L * length + 64, () -> text.looks() + " looks at " + length + " characters");
        }
    }

    /** A text that counts how often one of its characters is looked at. */
    private static final class Counted implements CharSequence {

        private final String text;
        private long looks;

        Counted(String text) {
            this.text = text;
        }

        long looks() {
            return looks;
        }

        @Override
        public char charAt(int index) {
            looks++;
            return text.charAt(index);
        }

        @Override
        public int length() {
            return text.length();
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            looks += end - start;
            return text.subSequence(start, end);
        }

        @Override
        public String toString() {
            looks += text.length();
            return text;
        }
    }
}
