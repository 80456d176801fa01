package org.ticketkit.examples.quickstart;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class RulesAndMacrosTest {

    @Test
    void rules_macros_and_batches_do_what_the_readme_says() throws Exception {
        assertEquals(
                List.of(
                        "By rule: logistics, HIGH",
                        "By macro: rejected",
                        "In bulk: 1, all done: true",
                        "Would be: [DONE]",
                        "Would be: [DONE]"),
                Printed.by(() -> RulesAndMacros.main(new String[0])));
    }
}
