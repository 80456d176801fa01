package org.ticketkit.worktime;

import static java.time.zone.ZoneOffsetTransitionRule.TimeDefinition.WALL;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.Month;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneOffsetTransitionRule;
import java.time.zone.ZoneRules;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OffsetsTest {

    /** All that a platform knows, from local mean time to well beyond the last change that it lists. */
    @Test
    void W4_the_changes_of_every_zone_are_those_of_its_rules() {
        for (String zone : ZoneId.getAvailableZoneIds()) {
            assertChanges(zone, ZoneId.of(zone).getRules(), "1800-01-01T00:00:00Z", "2520-01-01T00:00:00Z");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"Europe/Zurich", "Australia/Lord_Howe", "Antarctica/Troll", "Pacific/Chatham"})
    void W5_so_are_they_up_to_the_last_year(String zone) {
        assertChanges(zone, ZoneId.of(zone).getRules(), "9580-01-01T00:00:00Z", "+10000-02-01T00:00:00Z");
    }

    @Test
    void W4_a_zone_that_never_changes_has_no_change() {
        assertNull(new Offsets(ZoneOffset.ofHours(2).getRules()).changeAfter(0));
    }

    @ParameterizedTest
    @ValueSource(ints = {-12, 0, 12})
    void W4_changes_at_new_year_belong_to_the_year_that_local_time_has(int hours) {
        ZoneOffset winter = ZoneOffset.ofHours(hours);
        ZoneOffset summer = ZoneOffset.ofHours(hours + 1);
        LocalDateTime first = LocalDateTime.parse("2001-01-01T00:00");
        ZoneRules rules = ZoneRules.of(
                winter,
                winter,
                List.of(),
                List.of(ZoneOffsetTransition.of(first, winter, summer)),
                List.of(
                        ZoneOffsetTransitionRule.of(
                                Month.JANUARY, 1, null, LocalTime.of(0, 30), false, WALL, winter, winter, summer),
                        ZoneOffsetTransitionRule.of(
                                Month.DECEMBER, 31, null, LocalTime.of(23, 30), false, WALL, winter, summer, winter)));
        assertChanges("made up", rules, "1999-01-01T00:00:00Z", "2450-01-01T00:00:00Z");
    }

    private static void assertChanges(String zone, ZoneRules rules, String from, String to) {
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
