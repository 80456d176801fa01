package org.ticketkit.worktime;

/** Counts working seconds along the time line, from the first second of a range; immutable. */
sealed interface Table permits ZonedTable, IntervalTable, ReplacedTable {

    /** The first second that it knows. */
    long from();

    /** The second after the last one that it knows. */
    long to();

    /** How many working seconds it knows. */
    long total();

    /** The {@link Mark} of a second, {@code from} to {@code to}. */
    long mark(long second);

    /** The working second with this count, 0 to below the total. */
    long secondAt(long count);

    /** Does it know both seconds, and all between? */
    default boolean covers(long first, long last) {
        return from() <= first && last < to();
    }
}
