package org.ticketkit.examples.quickstart;

import static org.junit.jupiter.api.Assertions.assertLinesMatch;

import java.util.List;
import org.junit.jupiter.api.Test;

class HostTransactionTest {

    @Test
    void a_return_that_is_refused_takes_its_case_with_it() throws Exception {
        assertLinesMatch(
                List.of(
                        "Order 7 comes back: T-\\d{4}-000001-\\d\\d",
                        "Order 7 again: the shop's own row is refused", "Returns: 1, cases: 1"),
                Printed.by(() -> HostTransaction.main(new String[0])));
    }
}
