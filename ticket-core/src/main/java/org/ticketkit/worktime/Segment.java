package org.ticketkit.worktime;

/** A piece of the time line in which a zone's offset does not change: where it starts, and the seconds from UTC to local time. */
record Segment(long start, int offset) {

    /** The one that holds a second, from there on. */
    static Segment at(Offsets offsets, long second) {
        return new Segment(second, offsets.at(second));
    }

    /** The one after it; one that starts at the limit if there is none before. */
    Segment next(Offsets offsets, long limit) {
        Segment next = offsets.changeAfter(start);
        return next == null || next.start >= limit ? new Segment(limit, offset) : next;
    }
}
