package org.ticketkit.rule;

import java.time.Instant;
import org.ticketkit.ticket.Recorded;
import org.ticketkit.ticket.Ticket;

/**
 * What a rule is asked about.
 *
 * @param ticket the ticket as it is now, which may be later than the event; in a rehearsal as it was right after the event
 * @param event what happened
 * @param now when the rule is applied; in a rehearsal when it happened
 */
public record Occasion(Ticket ticket, Recorded event, Instant now) {}
