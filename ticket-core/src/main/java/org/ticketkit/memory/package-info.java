/**
 * Adapters that keep everything in memory: for the first five minutes, for the tests of hosts, and as the reference of the
 * contract tests.
 *
 * <p>They stage and apply atomically, and they roll back. Sees {@code org.ticketkit.spi} and the values that the ports
 * speak of. Start with the in-memory ticket store.
 */
@NullMarked
package org.ticketkit.memory;

import org.jspecify.annotations.NullMarked;
