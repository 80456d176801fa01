package org.ticketkit.ticket;

import jakarta.validation.constraints.NotNull;
import java.time.Instant;

/**
 * Let somebody act for the owner for a while (rule O1); of an agent who does already, this is the new end.
 *
 * @param ticket the ticket
 * @param delegate who acts for the owner
 * @param until when it ends by itself
 */
public record Delegate(
        @NotNull(message = "{ticketkit.missing}") TicketId ticket,
        @NotNull(message = "{ticketkit.missing}") AgentId delegate,
        @NotNull(message = "{ticketkit.missing}") Instant until)
        implements OwnershipCommand {

    /** This agent acts for the owner of the ticket until this instant. */
    public static Delegate to(TicketId ticket, AgentId delegate, Instant until) {
        return new Delegate(ticket, delegate, until);
    }

    @Override
    public <T> T match(Cases<T> cases) {
        return cases.delegate(this);
    }
}
