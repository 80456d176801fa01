package org.ticketkit.examples.quickstart;

import static org.junit.jupiter.api.Assertions.assertLinesMatch;

import java.util.List;
import org.junit.jupiter.api.Test;

class CaseNumbersTest {

    @Test
    void each_queue_and_tenant_has_numbers_of_its_own() throws Exception {
        assertLinesMatch(
                List.of(
                        "Question: T-\\d{4}-000001-\\d\\d",
                        "Return: 7\\d{6}001\\d",
                        "At the bank: B-\\d{6}-\\d\\d",
                        "\\[T, 20, 26, 000, 042, 92]",
                        "Tübingen, zwei null, zwei sechs, null null null, null vier zwei, neun zwei",
                        "Tango, two zero, two six, zero zero zero, zero four two, nine two"),
                Printed.by(() -> CaseNumbers.main(new String[0])));
    }
}
