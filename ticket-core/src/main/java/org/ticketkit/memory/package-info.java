/**
 * Adapters that keep everything in memory: for the first five minutes, for the tests of hosts, and as the reference of the
 * contract tests.
 *
 * <p>They stage and apply atomically, and they roll back. One lock per {@link org.ticketkit.memory.InMemory} is held by the
 * outermost unit of work from beginning to end, so that units of work run one after the other; nothing is kept when the process
 * ends. Sees {@code org.ticketkit.spi} and the values that the ports speak of. Start with {@link org.ticketkit.memory.InMemory}.
 */
@NullMarked
package org.ticketkit.memory;

import org.jspecify.annotations.NullMarked;
