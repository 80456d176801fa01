/**
 * Keeps tickets in a relational database over plain JDBC, inside the host's transaction where there is one.
 *
 * <p>Sees the exported packages of the engine, never its internals and never the mail adapter. Start with
 * {@link org.ticketkit.jdbc.JdbcStorage}; {@link org.ticketkit.jdbc.TicketSchema} makes the tables, and
 * {@link org.ticketkit.jdbc.JdbcUnitOfWork} or the host's own {@link org.ticketkit.jdbc.ConnectionSource} the transactions.
 */
@NullMarked
package org.ticketkit.jdbc;

import org.jspecify.annotations.NullMarked;
