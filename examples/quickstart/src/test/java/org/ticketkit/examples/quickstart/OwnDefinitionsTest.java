package org.ticketkit.examples.quickstart;

import static org.junit.jupiter.api.Assertions.assertLinesMatch;

import java.util.List;
import org.junit.jupiter.api.Test;

class OwnDefinitionsTest {

    @Test
    void a_return_has_the_numbers_the_statuses_and_the_words_of_its_desk() throws Exception {
        assertLinesMatch(
                List.of(
                        "RT-\\d{2}-00001-\\d\\d is asked",
                        "Next: parcel-awaited",
                        "To carla@example\\.org: Your return RT-\\d{2}-00001-\\d\\d",
                        "Told: 1"),
                Printed.by(() -> OwnDefinitions.main(new String[0])));
    }
}
