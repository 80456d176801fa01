package org.ticketkit.jdbc;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Rows that nodes take from the front, each row by one.
 *
 * @param table the table
 * @param columns what is read of a row
 * @param ready which rows may be taken; its parameters are {@link #parameters}
 * @param given the values of all but the last parameter of {@code ready}, which is the present instant
 * @param order the columns that make the order, together unique
 */
record Queue(String table, String columns, String ready, List<Object> given, List<String> order) {

    /** The values of the parameters of {@code ready} at this instant. */
    Object[] parameters(Instant now) {
        List<Object> values = new ArrayList<>(given);
        values.add(now);
        return values.toArray();
    }
}
