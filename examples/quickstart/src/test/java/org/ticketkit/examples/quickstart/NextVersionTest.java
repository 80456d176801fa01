package org.ticketkit.examples.quickstart;

import static org.junit.jupiter.api.Assertions.assertLinesMatch;

import java.util.List;
import org.junit.jupiter.api.Test;

class NextVersionTest {

    @Test
    void all_cases_come_to_the_next_version() throws Exception {
        assertLinesMatch(
                List.of("To support#2: DONE", "To support#2: DONE", "To support#2: DONE"),
                Printed.by(() -> NextVersion.main(new String[0])));
    }
}
