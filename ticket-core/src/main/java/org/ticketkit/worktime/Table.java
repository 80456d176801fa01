package org.ticketkit.worktime;

/**
 * Counts working seconds along the time line, from the first second of a range; immutable.
 */
sealed interface Table permits ZonedTable, IntervalTable, ReplacedTable {

    /** The first second that it knows. */
    long from();

    /** The second after the last one that it knows. */
    long to();

    /** The count at this second, {@code from} to {@code to}: how many working seconds are before it. */
    long worked(long second);

    /** Is this second, {@code from} to below {@code to}, a working one? */
    boolean isWorking(long second);

    /** The working second with this count, 0 to below that of {@code to}. */
    long secondAt(long count);

    /** Does it know both seconds, and all between? */
    default boolean covers(long first, long last) {
        return from() <= first && last < to();
    }
}
