/**
 * The code of the README as programs that run: {@link org.ticketkit.examples.quickstart.Quickstart} first, then
 * {@link org.ticketkit.examples.quickstart.WithDatabase}, {@link org.ticketkit.examples.quickstart.HostTransaction} and, for a host
 * whose transactions are its own, {@link org.ticketkit.examples.quickstart.ShopTransactions}.
 */
@NullMarked
package org.ticketkit.examples.quickstart;

import org.jspecify.annotations.NullMarked;
