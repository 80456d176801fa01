/**
 * Several nodes on one PostgreSQL, each a process of its own, under load and under crashes.
 *
 * <p>Start at {@link org.ticketkit.jdbc.nodes.SeveralNodesTest}. A {@link org.ticketkit.jdbc.nodes.ChildProcess} runs {@link
 * org.ticketkit.jdbc.nodes.DeskNode} or {@link org.ticketkit.jdbc.nodes.NumberNode}, which write what they were told by the desk into a
 * {@link org.ticketkit.jdbc.nodes.Journal} of their own; afterwards an {@link org.ticketkit.jdbc.nodes.Audit} holds the journals against
 * the database. The tests are short by default; the Maven profile {@code soak} makes them long, see {@link
 * org.ticketkit.jdbc.nodes.Soak}. Everything here uses the public API alone.
 */
@org.jspecify.annotations.NullMarked
package org.ticketkit.jdbc.nodes;
