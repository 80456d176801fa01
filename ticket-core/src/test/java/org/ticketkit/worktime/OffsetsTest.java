package org.ticketkit.worktime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OffsetsTest {

    /** All that a platform knows, from local mean time to well beyond the last change that it lists. */
    @Test
    void W4_the_changes_of_every_zone_are_those_of_its_rules() {
        for (String zone : ZoneId.getAvailableZoneIds()) {
            assertChanges(ZoneId.of(zone), "1800-01-01T00:00:00Z", "2520-01-01T00:00:00Z");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"Europe/Zurich", "Australia/Lord_Howe", "Antarctica/Troll", "Pacific/Chatham"})
    void W5_so_are_they_up_to_the_last_year(String zone) {
        assertChanges(ZoneId.of(zone), "9580-01-01T00:00:00Z", "+10000-02-01T00:00:00Z");
    }

    @Test
    void W4_a_zone_that_never_changes_has_no_change() {
        assertNull(new Offsets(ZoneOffset.ofHours(2).getRules()).changeAfter(0));
    }

    private static void assertChanges(ZoneId zone, String from, String to) {
        ZoneRules rules = zone.getRules();
        Offsets offsets = new Offsets(rules);
        Instant last = Instant.parse(to);
        Instant at = Instant.parse(from);
        while (at.isBefore(last)) {
            Instant after = at;
            ZoneOffsetTransition next = rules.nextTransition(at);
            Segment change = offsets.changeAfter(at.getEpochSecond());
            assertEquals(next == null ? null : segment(next), change, () -> zone + ", the first change after " + after);
            if (next == null) {
                return;
            }
            assertEquals(
                    segment(next),
                    offsets.changeAfter(next.toEpochSecond() - 1),
                    () -> zone + ", just before the first change after " + after);
            at = next.getInstant();
        }
    }

    private static Segment segment(ZoneOffsetTransition change) {
        return new Segment(change.toEpochSecond(), change.getOffsetAfter().getTotalSeconds());
    }
}
