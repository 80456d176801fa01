package org.ticketkit.worktime;

import java.util.Iterator;

/** What a calendar says about the time line: as a table to count with, and as stretches with their reasons. */
sealed interface Schedule permits ZonedSchedule, CombinedSchedule, ReplacingSchedule {

    /** A table of this range of epoch seconds, which is not empty. */
    Table table(long from, long to);

    /** How many calendars are in one another, this one included. */
    int depth();

    /** The stretches that fill this range, found one by one. */
    Iterator<Stretch> stretches(long from, long to);
}
