package org.ticketkit.examples.quickstart;

import static org.junit.jupiter.api.Assertions.assertLinesMatch;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WithDatabaseTest {

    @Test
    void a_case_outlives_the_process_its_receipt_goes_out_once_and_it_wakes_in_time(@TempDir Path folder)
            throws Exception {
        assertLinesMatch(
                List.of(
                        "To carla@example\\.org: \\[(T-\\d{4}-\\d{6}-\\d\\d)\\] We have received your request: Parcel lost",
                        "Timers done: 0, notices attempted: 1",
                        "Timers done: 1, notices attempted: 0",
                        "T-\\d{4}-\\d{6}-\\d\\d is open",
                        "All is well: true"),
                Printed.by(() -> WithDatabase.main(new String[] {folder.toString()})));
    }
}
