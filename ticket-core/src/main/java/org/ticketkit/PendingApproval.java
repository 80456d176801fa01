package org.ticketkit;

import org.ticketkit.ticket.Approval;
import org.ticketkit.ticket.Ticket;

/**
 * An approval that waits for somebody.
 *
 * @param ticket the ticket
 * @param approval the approval
 */
public record PendingApproval(Ticket ticket, Approval approval) {}
