/**
 * Commands per second beside the floor: {@link org.ticketkit.examples.benchmarks.load.LoadProgram} runs the engine and bare JDBC in
 * turns on one database. {@link org.ticketkit.examples.benchmarks.load.BareJdbc} writes the very rows that the engine writes, as
 * {@link org.ticketkit.examples.benchmarks.load.Footprint} saw them, into a second set of the same tables, with one execution and one
 * commit for each command, reads a ticket before it takes it further, and decides nothing.
 * {@link org.ticketkit.examples.benchmarks.load.Filling} fills both sets before.
 */
@NullMarked
package org.ticketkit.examples.benchmarks.load;

import org.jspecify.annotations.NullMarked;
