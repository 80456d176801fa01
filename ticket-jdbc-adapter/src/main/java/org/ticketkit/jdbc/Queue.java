package org.ticketkit.jdbc;

import java.util.List;

/**
 * Rows that nodes take from the front, each row by one.
 *
 * @param table the table
 * @param columns what is read of a row
 * @param ready which rows may be taken; its one parameter is the present instant
 * @param order the columns that make the order, together unique
 */
record Queue(String table, String columns, String ready, List<String> order) {}
