/**
 * Keeps tickets in a relational database over plain JDBC, inside the host's transaction where there is one.
 *
 * <p>Sees the exported packages of the engine, never its internals and never the mail adapter. Start with the schema, then
 * with the unit of work.
 */
@NullMarked
package org.ticketkit.jdbc;

import org.jspecify.annotations.NullMarked;
