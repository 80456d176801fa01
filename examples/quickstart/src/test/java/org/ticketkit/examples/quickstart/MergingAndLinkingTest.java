package org.ticketkit.examples.quickstart;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class MergingAndLinkingTest {

    @Test
    void cases_are_merged_unmerged_split_and_linked_as_the_readme_says() throws Exception {
        assertEquals(
                List.of(
                        "Goes on as the first: true",
                        "AMBIGUOUS: true",
                        "Split off: The other one is broken",
                        "Not yet: BLOCKED"),
                Printed.by(() -> MergingAndLinking.main(new String[0])));
    }
}
