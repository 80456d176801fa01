package org.ticketkit.ticket;

import java.time.Instant;

/**
 * A hand-over that waits for an answer (rule O2): until then the owner stays who it is.
 *
 * @param to who is asked to become the owner
 * @param until when it ends by itself
 */
public record Offer(AgentId to, Instant until) {}
