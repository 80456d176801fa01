package org.ticketkit.ticket;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class CaseNumberTest {

    private static final String ALLOWED = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-/.";

    @Test
    void N1_a_case_number_prints_as_its_canonical_text() {
        assertEquals("T-2026-000042-17", CaseNumber.of("T-2026-000042-17").toString());
    }

    @Test
    void N1_a_case_number_has_only_capitals_digits_hyphens_slashes_and_dots() {
        for (char c = 0; c < Character.MAX_VALUE; c++) {
            String text = "7" + c;
            if (ALLOWED.indexOf(c) >= 0) {
                assertEquals(text, CaseNumber.of(text).value());
            } else {
                assertThrows(IllegalArgumentException.class, () -> CaseNumber.of(text));
            }
        }
    }

    @Test
    void N1_a_case_number_has_one_to_64_characters() {
        assertEquals(1, CaseNumber.of("7").value().length());
        assertEquals(64, CaseNumber.of("7".repeat(64)).value().length());
        assertThrows(IllegalArgumentException.class, () -> CaseNumber.of(""));
        assertThrows(IllegalArgumentException.class, () -> CaseNumber.of("7".repeat(65)));
    }

    @Test
    void N1_a_refused_case_number_says_what_is_wrong_and_what_to_do() {
        String message = assertThrows(IllegalArgumentException.class, () -> CaseNumber.of("t-1"))
                .getMessage();
        assertTrue(message.contains("'t-1'") && message.contains("position 0") && message.contains("CaseNumberFormat"));
    }
}
