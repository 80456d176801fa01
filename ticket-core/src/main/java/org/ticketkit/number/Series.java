package org.ticketkit.number;

/**
 * What a sequence is counted by: the running parts of a series are all different, and begin again with each of its periods (rule N2).
 *
 * @param name what the numbers of the series have in common; the template of their format
 * @param period the year, month or day, and the zone in which it is one, such as {@code 2027 Europe/Berlin}; empty if the series
 *     never begins again
 */
public record Series(String name, String period) {

    /** Returns the series with this name that never begins again. */
    public static Series endless(String name) {
        return new Series(name, "");
    }

    /** Answers whether the series begins again with every period. */
    public boolean restarts() {
        return !period.isEmpty();
    }
}
