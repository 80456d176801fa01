package org.ticketkit.worktime;

import java.time.Instant;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneOffsetTransitionRule;
import java.time.zone.ZoneRules;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The offsets of a zone, and when they change; immutable.
 *
 * <p>The zone's own rules say the same, but compute each change of the years to come anew, which costs most of the time that a large table
 * takes in a process that has just started. Years that begin on the same day of the week and are equally long have the same changes: here
 * each of these fourteen kinds of years is computed once.
 */
final class Offsets {

    private static final int KINDS_OF_YEARS = 14;
    /** In 28 years from this one on all kinds come. */
    private static final int CYCLE_BEGINS = 2000;

    private static final int CYCLE_ENDS = 2028;
    private static final long MEAN_YEAR = 31_556_952;
    /** Days from 1 January 400 before our era, as the calendar would have been, to the epoch. */
    private static final long DAYS_TO_EPOCH = 865_259;

    private final ZoneRules rules;
    /** When the changes are that the zone lists one by one, those of the past. */
    private final long[] listed;
    /** What begins with each of them. */
    private final Segment[] begun;
    /** What begins with the changes by rule, for each kind of year, counted from its first second. */
    private final Segment[][] yearly = new Segment[KINDS_OF_YEARS][];

    Offsets(ZoneRules rules) {
        this.rules = rules;
        List<ZoneOffsetTransition> transitions = rules.getTransitions();
        listed = new long[transitions.size()];
        begun = new Segment[listed.length];
        for (int i = 0; i < listed.length; i++) {
            begun[i] = begunBy(transitions.get(i), 0);
            listed[i] = begun[i].start();
        }
        List<ZoneOffsetTransitionRule> byRule = rules.getTransitionRules();
        for (int year = CYCLE_BEGINS; year < CYCLE_ENDS; year++) {
            int kind = kindOf(firstDayOf(year), firstDayOf(year + 1));
            if (yearly[kind] == null) {
                yearly[kind] = changesOf(year, byRule);
            }
        }
    }

    private static Segment[] changesOf(int year, List<ZoneOffsetTransitionRule> byRule) {
        Segment[] changes = new Segment[byRule.size()];
        for (int i = 0; i < changes.length; i++) {
            changes[i] = begunBy(byRule.get(i).createTransition(year), firstDayOf(year) * Hours.DAY);
        }
        return changes;
    }

    private static Segment begunBy(ZoneOffsetTransition change, long origin) {
        return new Segment(
                change.toEpochSecond() - origin, change.getOffsetAfter().getTotalSeconds());
    }

    /** The first day of a year since the epoch, for years from -399 on. */
    private static long firstDayOf(long year) {
        long before = year + 399;
        return before * 365 + before / 4 - before / 100 + before / 400 - DAYS_TO_EPOCH;
    }

    private static int kindOf(long firstDay, long firstDayOfNext) {
        boolean isLeap = firstDayOfNext - firstDay == 366;
        return Math.floorMod(firstDay, 7) + (isLeap ? 7 : 0);
    }

    /** The offset at a second. */
    int at(long second) {
        return rules.getOffset(Instant.ofEpochSecond(second)).getTotalSeconds();
    }

    /** What begins with the first change after a second; null if there is none. */
    @Nullable
    Segment changeAfter(long second) {
        int last = Search.lastUpTo(listed, second);
        return last + 1 < listed.length ? begun[last + 1] : changeByRuleAfter(second);
    }

    private @Nullable Segment changeByRuleAfter(long second) {
        // begin with a year that has begun everywhere for certain; the change may be in the next one, or in that after
        // it
        long year = 1970 + Math.floorDiv(second - 3 * Hours.DAY, MEAN_YEAR);
        long firstDay = firstDayOf(year);
        for (long last = year + 2; year <= last; year++) {
            long firstDayOfNext = firstDayOf(year + 1);
            for (Segment change : yearly[kindOf(firstDay, firstDayOfNext)]) {
                long start = firstDay * Hours.DAY + change.start();
                if (start > second) {
                    return new Segment(start, change.offset());
                }
            }
            firstDay = firstDayOfNext;
        }
        return null;
    }
}
