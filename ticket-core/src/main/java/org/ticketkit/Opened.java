package org.ticketkit;

import org.ticketkit.ticket.Ticket;

/**
 * What became of a request to open a ticket.
 *
 * @param ticket the ticket, as it stands now; for a replay, the one on which it goes on if it is merged
 * @param isReplayed is it the ticket of an earlier request under the same key (rule T1)?
 */
public record Opened(Ticket ticket, boolean isReplayed) {}
