package org.ticketkit.ticket;

import java.time.Instant;

/**
 * The assignee's role, lent to one agent for a while (rule O3).
 *
 * @param assignee who works on the ticket now
 * @param until when the lease ends by itself
 */
public record Lease(AgentId assignee, Instant until) {}
