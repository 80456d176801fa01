package org.ticketkit.examples.quickstart;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class OwnersTest {

    @Test
    void O1_O2_O4_a_ticket_changes_hands_and_helpers_help_as_the_readme_says() throws Exception {
        assertEquals(
                List.of("Owner: bob", "UNSEEN_ENTRIES, owned now by bob", "Cy had 1 to look at"),
                Printed.by(() -> Owners.main(new String[0])));
    }
}
