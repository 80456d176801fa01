package org.ticketkit.worktime;

import java.time.Instant;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;

/** A piece of the time line in which a zone's offset does not change: where it starts, and the seconds from UTC to local time. */
record Segment(long start, int offset) {

    /** The one that holds a second, from there on. */
    static Segment at(ZoneRules rules, long second) {
        return new Segment(
                second, rules.getOffset(Instant.ofEpochSecond(second)).getTotalSeconds());
    }

    /** The one after it; one that starts at the limit if there is none before. */
    Segment next(ZoneRules rules, long limit) {
        ZoneOffsetTransition change = rules.nextTransition(Instant.ofEpochSecond(start));
        return change == null || change.toEpochSecond() >= limit
                ? new Segment(limit, offset)
                : new Segment(change.toEpochSecond(), change.getOffsetAfter().getTotalSeconds());
    }
}
