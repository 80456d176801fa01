/**
 * The facade: {@link org.ticketkit.TicketDesk} and the rooms that it opens onto. Start here.
 *
 * <p>The package sees all others, and none of them sees it. A desk is built once and used by all threads of the host:
 * {@link org.ticketkit.TicketDesk#tickets()} has the commands and reads, {@link org.ticketkit.TicketDesk#work(int)} and
 * {@link org.ticketkit.TicketDesk#deliver(int)} do what is due and are called by the host, as often as it likes, on as many nodes as
 * it has.
 */
@NullMarked
package org.ticketkit;

import org.jspecify.annotations.NullMarked;
