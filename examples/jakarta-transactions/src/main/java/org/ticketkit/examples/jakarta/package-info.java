/**
 * A host on Jakarta transactions: {@link org.ticketkit.examples.jakarta.JakartaTransactions} lets the desk take part in them,
 * {@link org.ticketkit.examples.jakarta.Returns} is a small shop that shows it.
 */
@NullMarked
package org.ticketkit.examples.jakarta;

import org.jspecify.annotations.NullMarked;
