package org.ticketkit.examples.quickstart;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class DeputiesTest {

    @Test
    void O5_a_deputy_does_what_falls_due_as_the_readme_says() throws Exception {
        assertEquals(
                List.of("Owned by ann, to be done by bob", "agent:bob acting for ann", "NOT_STANDING_IN ann bob"),
                Printed.by(() -> Deputies.main(new String[0])));
    }
}
