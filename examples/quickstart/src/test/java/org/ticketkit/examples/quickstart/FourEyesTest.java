package org.ticketkit.examples.quickstart;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class FourEyesTest {

    @Test
    void L9_a_release_that_two_others_approved_is_made_and_its_author_is_none_of_them() throws Exception {
        // on some days it says before that it is frozen
        List<String> lines = Printed.by(() -> FourEyes.main(new String[0]));
        assertEquals(List.of("APPROVER_EXCLUDED", "released"), lines.subList(lines.size() - 2, lines.size()));
    }
}
