/**
 * The words of the trade as values: tickets, their ids and numbers, actors, messages, events, and the commands.
 *
 * <p>Everything here is immutable and knows nothing: no store, no clock, no other package of the engine. Start with the
 * ticket, then with the commands that change one.
 */
@NullMarked
package org.ticketkit.ticket;

import org.jspecify.annotations.NullMarked;
