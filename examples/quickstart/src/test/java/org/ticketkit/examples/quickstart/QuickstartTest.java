package org.ticketkit.examples.quickstart;

import static org.junit.jupiter.api.Assertions.assertLinesMatch;

import java.util.List;
import org.junit.jupiter.api.Test;

class QuickstartTest {

    @Test
    void a_request_is_numbered_owned_answered_and_seen_by_whom_it_concerns() throws Exception {
        assertLinesMatch(
                List.of(
                        "T-\\d{4}-000001-\\d\\d is open",
                        "Ann: It left on Monday.",
                        "Ann: The depot does not pick up the phone.",
                        "Ann: We are looking for it.",
                        "Carla: It left on Monday.",
                        "Carla: We are looking for it.",
                        "A stranger: Optional.empty"),
                Printed.by(() -> Quickstart.main(new String[0])));
    }
}
