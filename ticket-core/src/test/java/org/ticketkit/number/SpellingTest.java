package org.ticketkit.number;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ticketkit.ticket.CaseNumber;

class SpellingTest {

    private static final CaseNumber NUMBER = CaseNumber.of("T-2026-000042-92");

    @Test
    void N1_a_number_is_spelled_by_the_towns_of_DIN_5009() {
        assertEquals(
                "Tübingen, zwei null, zwei sechs, null null null, null vier zwei, neun zwei",
                Spelling.DIN_5009.spell(NUMBER));
    }

    @Test
    void N1_a_number_is_spelled_by_the_alphabet_of_ICAO() {
        assertEquals("Tango, two zero, two six, zero zero zero, zero four two, nine two", Spelling.ICAO.spell(NUMBER));
    }

    @Test
    void N1_every_letter_has_a_word_that_begins_with_it_and_every_digit_one_of_its_own() {
        for (Spelling spelling : List.of(Spelling.DIN_5009, Spelling.ICAO)) {
            for (char c = 'A'; c <= 'Z'; c++) {
                assertTrue(spelling.spell(CaseNumber.of("" + c)).startsWith("" + c));
            }
            String digits = spelling.spell(CaseNumber.of("0123456789"));
            assertEquals(10, Arrays.stream(digits.split("[, ]+")).distinct().count(), digits);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "T-2026-000042-92, T 20 26 000 042 92",
        "T-2026-1234567-92, T 20 26 123 45 67 92",
        "XB1X02M226.15, XB 1 X 02 M 226 15",
        "20261122.00121, 202 611 22 001 21",
        "5724, 57 24",
        "HD/261122.007-34, HD 261 122 007 34",
        "AAAAA-1, AAA AA 1",
        "7, 7"
    })
    void N1_a_number_is_said_in_groups_of_two_or_three(String number, String groups) {
        assertEquals(List.of(groups.split(" ")), Spelling.groups(CaseNumber.of(number)));
    }

    /** A listener who writes down what was said, word by word, has a number that is read as the one that was meant. */
    @Test
    void N5_what_was_heard_is_read_as_what_was_said() {
        List<String> words = Arrays.asList(
                Spelling.DIN_5009.spell(CaseNumber.of("0123456789")).split("[, ]+"));
        Function<String, String> written =
                word -> words.contains(word) ? "" + words.indexOf(word) : word.substring(0, 1);
        String heard = Arrays.stream(Spelling.DIN_5009.spell(NUMBER).split("[, ]+"))
                .map(written)
                .collect(Collectors.joining(" "));
        assertEquals(Optional.of(NUMBER), CaseNumberFormat.DEFAULT.parse(heard).certain());
    }
}
