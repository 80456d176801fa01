/**
 * The words of the field as values: tickets, people, entries, events, commands and refusals.
 *
 * <p>Everything here is immutable and knows nothing of stores, clocks, mail or frameworks; the package looks at no other package of
 * ours. Start with {@link org.ticketkit.ticket.Ticket}, the commands ({@link org.ticketkit.ticket.OpenTicket},
 * {@link org.ticketkit.ticket.Reply}, {@link org.ticketkit.ticket.Move} ...) and {@link org.ticketkit.ticket.TicketEvent}. What
 * goes wrong is a {@link org.ticketkit.ticket.TicketException}.
 */
@NullMarked
package org.ticketkit.ticket;

import org.jspecify.annotations.NullMarked;
