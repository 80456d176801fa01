/**
 * The ports: what an adapter implements so that the desk can store, send, look people up and take part in a transaction.
 *
 * <p>The contract of each port is numbered in its Javadoc, and the contract tests in {@code org.ticketkit.tck} have a test per
 * number. The package sees the values of the other packages and never the facade. No port asks for a relational database: a
 * key-value store with atomic conditional writes can implement them. Start with {@link org.ticketkit.spi.TicketStore}.
 */
@NullMarked
package org.ticketkit.spi;

import org.jspecify.annotations.NullMarked;
