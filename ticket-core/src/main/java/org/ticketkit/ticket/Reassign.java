package org.ticketkit.ticket;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;

/**
 * Give a ticket another owner without being asked, as a lead may (rule O2).
 *
 * @param ticket the ticket
 * @param owner who is accountable from now on
 * @param reason why, a code such as {@code long-illness}
 */
public record Reassign(
        @NotNull(message = "{ticketkit.missing}") TicketId ticket,
        @NotNull(message = "{ticketkit.missing}") AgentId owner,

        @NotNull(message = "{ticketkit.missing}") @Pattern(regexp = OpenTicket.CODE, message = "{ticketkit.code}")
        String reason)
        implements OwnershipCommand {

    /** This ticket to this owner, for this reason, a code. */
    public static Reassign to(TicketId ticket, AgentId owner, String reason) {
        return new Reassign(ticket, owner, reason);
    }

    @Override
    public <T> T match(Cases<T> cases) {
        return cases.reassign(this);
    }
}
