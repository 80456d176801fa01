package org.ticketkit;

import java.util.Optional;
import org.ticketkit.ticket.EntryId;
import org.ticketkit.ticket.Ticket;
import org.ticketkit.ticket.TicketId;

/**
 * What became of a message.
 *
 * @param ticket the ticket that it is on now: if the one that it was written to is merged or closed for good, the one on which that goes on
 * @param entry the entry that it became
 * @param continues the closed ticket that the new one refers to, if the message opened a new one (rule L5)
 */
public record Replied(Ticket ticket, EntryId entry, Optional<TicketId> continues) {}
