package org.ticketkit.examples.quickstart;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.ticketkit.worktime.WorkCalendar;

class WorkingTimeTest {

    @Test
    void eight_hours_before_christmas_end_in_the_night_to_sunday_and_every_gap_says_why() throws Exception {
        List<String> printed = Printed.by(() -> WorkingTime.main(new String[0]));
        // half an hour on Wednesday, three on Christmas Eve, four and a half from Saturday, 22:00
        assertEquals(
                List.of(
                        "Due: 2026-12-27T01:30:00Z",
                        "Working time until then: PT8H",
                        "Not counted: outside hours",
                        "Not counted: override Christmas Eve",
                        "Not counted: override Christmas Eve",
                        "Not counted: holiday Christmas Day",
                        "Not counted: outside hours",
                        "calendar office#1"),
                printed.subList(0, 8));
    }

    @Test
    void the_calendar_is_read_from_its_own_text() {
        assertEquals(
                WorkingTime.office(), WorkCalendar.parse(WorkingTime.office().toString()));
    }
}
