/**
 * The code of the README as programs that run: {@link org.ticketkit.examples.quickstart.Quickstart} first, then
 * {@link org.ticketkit.examples.quickstart.WithDatabase}, {@link org.ticketkit.examples.quickstart.HostTransaction} (for a host
 * whose transactions are its own, {@link org.ticketkit.examples.quickstart.ShopTransactions}) and
 * {@link org.ticketkit.examples.quickstart.WithMail}; {@link org.ticketkit.examples.quickstart.OwnDefinitions} has a lifecycle and
 * words of its own.
 */
@NullMarked
package org.ticketkit.examples.quickstart;

import org.jspecify.annotations.NullMarked;
