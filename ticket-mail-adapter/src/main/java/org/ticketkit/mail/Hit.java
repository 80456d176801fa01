package org.ticketkit.mail;

import org.ticketkit.ticket.AgentId;
import org.ticketkit.ticket.CaseNumber;
import org.ticketkit.ticket.RequesterId;
import org.ticketkit.ticket.TicketId;

/**
 * A ticket that a mail points to.
 *
 * @param sign what points to it
 * @param ticket the ticket
 * @param number its number
 * @param standing what the sender is to the ticket
 */
record Hit(Sign sign, TicketId ticket, CaseNumber number, Standing standing) {

    /** What a sender is to a ticket. */
    sealed interface Standing {

        /** The address takes part. */
        record Takes(RequesterId part) implements Standing {}

        /** The address is an agent's, and the mail carries that agent's own signed address or id. */
        record Agent(AgentId agent) implements Standing {}

        /** The address is an agent's, and nothing else speaks for it. */
        record AgentByAddress() implements Standing {}

        /** The address is unknown to the ticket. */
        record Stranger() implements Standing {}
    }
}
