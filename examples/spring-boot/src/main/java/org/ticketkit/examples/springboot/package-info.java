/**
 * A host on Spring Boot 4: {@link org.ticketkit.examples.springboot.SpringTransactions} lets the desk take part in Spring's
 * transactions, {@link org.ticketkit.examples.springboot.TicketConfiguration} builds it, and the rest is a small shop. Start with
 * {@link org.ticketkit.examples.springboot.Returns}.
 */
@NullMarked
package org.ticketkit.examples.springboot;

import org.jspecify.annotations.NullMarked;
