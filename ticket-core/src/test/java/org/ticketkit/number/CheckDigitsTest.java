package org.ticketkit.number;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CheckDigitsTest {

    @ParameterizedTest
    @CsvSource({"794, 44", "99991234567890121414, 90", "4354111611551114, 31"})
    void N3_MOD_97_10_agrees_with_published_numbers(String text, int check) {
        assertEquals(check, CheckDigits.mod97(text));
        assertTrue(CheckDigits.mod97Holds(text + check));
    }

    /** Legal entity identifiers (ISO 17442) and IBANs (ISO 13616) with the country and check moved to the end are MOD 97-10. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "5493001KJTIIGC8Y1R12",
                "HWUPKR0MPOU8FGXBT394",
                "WEST12345698765432GB82",
                "370400440532013000DE89",
                "20041010050500013M02606FR14"
            })
    void N3_MOD_97_10_counts_letters_as_in_legal_entity_identifiers_and_bank_accounts(String text) {
        assertTrue(CheckDigits.mod97Holds(text));
        assertEquals(
                Integer.parseInt(text.substring(text.length() - 2)),
                CheckDigits.mod97(text.substring(0, text.length() - 2)));
    }

    @ParameterizedTest
    @CsvSource({"572, 4", "11294, 6", "43881234567, 9", "0, 0"})
    void N3_Damm_agrees_with_published_numbers(String text, int check) {
        assertEquals(check, CheckDigits.damm(text));
        assertTrue(CheckDigits.dammHolds(text + check));
    }

    @ParameterizedTest
    @ValueSource(strings = {"5727", "112949", "", "4", "57a4", "572A4", "572４"})
    void N3_Damm_does_not_hold_for_anything_else(String text) {
        assertFalse(CheckDigits.dammHolds(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "4", "44", "79445", "794A4", "7944A", "7 9444", "79４44", "t44", "-44"})
    void N3_MOD_97_10_does_not_hold_for_anything_else(String text) {
        assertFalse(CheckDigits.mod97Holds(text));
    }

    @Test
    void N3_MOD_97_10_is_98_less_the_remainder_of_the_number_with_two_zeros() {
        for (long n = 0; n < 2_000_000; n += 7) {
            BigInteger hundredfold = BigInteger.valueOf(n).multiply(BigInteger.valueOf(100));
            assertEquals(98 - hundredfold.mod(BigInteger.valueOf(97)).intValue(), CheckDigits.mod97(Long.toString(n)));
        }
    }

    @Test
    void N3_of_the_two_digits_that_are_congruent_only_the_computed_ones_hold() {
        for (int n = 0; n < 10_000; n++) {
            int holding = 0;
            for (int check = 0; check < 100; check++) {
                holding += CheckDigits.mod97Holds(n + twoDigits(check)) ? 1 : 0;
            }
            assertEquals(1, holding, "checks of " + n);
        }
    }

    @Test
    void N3_separators_are_passed_over() {
        assertEquals(CheckDigits.mod97("T2026000042"), CheckDigits.mod97("T-2026/0000.42"));
        assertEquals(CheckDigits.damm("572"), CheckDigits.damm("5-7.2"));
        assertTrue(CheckDigits.dammHolds("5-7.2/4"));
        assertTrue(CheckDigits.mod97Holds("7.94-44"));
    }

    @Test
    void N3_every_wrong_digit_and_every_swap_in_all_numbers_of_four_digits_and_their_check_is_caught() {
        for (int n = 0; n < 10_000; n++) {
            String digits = Integer.toString(10_000 + n).substring(1);
            assertEverySlipCaught(digits + twoDigits(CheckDigits.mod97(digits)), CheckDigits::mod97Holds);
            assertEverySlipCaught(digits + CheckDigits.damm(digits), CheckDigits::dammHolds);
        }
    }

    @Test
    void N3_every_letter_taken_for_another_and_every_swap_of_letters_is_caught() {
        for (char a = 'A'; a <= 'Z'; a++) {
            for (char b = 'A'; b <= 'Z'; b++) {
                String text = "" + a + b + "1";
                int check = CheckDigits.mod97(text);
                assertTrue(a == b || CheckDigits.mod97("" + b + a + "1") != check);
                for (char c = 'A'; c <= 'Z'; c++) {
                    assertTrue(c == b || CheckDigits.mod97("" + a + c + "1") != check);
                }
            }
        }
    }

    @Test
    void N3_a_letter_swapped_with_a_digit_is_not_always_caught_and_the_documentation_says_so() {
        assertEquals(CheckDigits.mod97("B1"), CheckDigits.mod97("1B"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-", "t1", "1 2", "É1", "1\n"})
    void N3_a_check_over_other_characters_is_refused(String text) {
        assertThrows(IllegalArgumentException.class, () -> CheckDigits.mod97(text));
        assertThrows(IllegalArgumentException.class, () -> CheckDigits.damm(text));
        assertThrows(IllegalArgumentException.class, () -> CheckDigits.damm("A1"));
    }

    private static void assertEverySlipCaught(String valid, Predicate<String> holds) {
        assertTrue(holds.test(valid), valid);
        for (int i = 0; i < valid.length(); i++) {
            for (char c = '0'; c <= '9'; c++) {
                assertCaught(valid, holds, replaced(i, c));
            }
            if (i > 0) {
                assertCaught(valid, holds, swapped(i));
            }
        }
    }

    private static void assertCaught(String valid, Predicate<String> holds, UnaryOperator<String> slip) {
        String slipped = slip.apply(valid);
        assertTrue(slipped.equals(valid) || !holds.test(slipped), () -> slipped + " passes for " + valid);
    }

    private static UnaryOperator<String> replaced(int at, char c) {
        return text -> text.substring(0, at) + c + text.substring(at + 1);
    }

    private static UnaryOperator<String> swapped(int at) {
        return text -> text.substring(0, at - 1) + text.charAt(at) + text.charAt(at - 1) + text.substring(at + 1);
    }

    private static String twoDigits(int n) {
        return Integer.toString(100 + n).substring(1);
    }
}
