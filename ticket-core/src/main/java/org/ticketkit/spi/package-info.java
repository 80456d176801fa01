/**
 * What an adapter implements: the ports through which the engine reaches stores, channels, directories and transactions.
 *
 * <p>Each port's documentation is a numbered contract, and the contract tests have a test for every number. This package
 * sees the values of the engine and never its facade. Start with the ticket store.
 */
@NullMarked
package org.ticketkit.spi;

import org.jspecify.annotations.NullMarked;
