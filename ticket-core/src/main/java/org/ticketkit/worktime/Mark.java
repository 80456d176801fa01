package org.ticketkit.worktime;

/**
 * What a second is to a count, in one number: twice the working seconds before it, and one more if it is a working second itself.
 *
 * <p>So one look-up answers both questions, and marks can be shifted by a count before.
 */
final class Mark {

    static final long WORKING = 1;

    private Mark() {}

    /** That of a second which is not a working one itself. */
    static long of(long workedBefore) {
        return 2 * workedBefore;
    }

    static long workedBefore(long mark) {
        return mark >> 1;
    }

    /** 1 if the second is a working one, else 0. */
    static long working(long mark) {
        return mark & WORKING;
    }
}
