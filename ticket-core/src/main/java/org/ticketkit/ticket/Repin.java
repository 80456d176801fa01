package org.ticketkit.ticket;

import jakarta.validation.constraints.NotNull;

/**
 * Move a ticket to the version of a lifecycle that replaces its own (rule L4): it then stands where the map of that version says.
 *
 * @param ticket the ticket
 * @param lifecycle the lifecycle that it is pinned to from then on
 */
public record Repin(
        @NotNull(message = "{ticketkit.missing}") TicketId ticket,
        @NotNull(message = "{ticketkit.missing}") DefinitionRef lifecycle)
        implements TicketCommand {

    /** The ticket to this lifecycle. */
    public static Repin to(TicketId ticket, DefinitionRef lifecycle) {
        return new Repin(ticket, lifecycle);
    }

    @Override
    public <T> T match(Cases<T> cases) {
        return cases.repin(this);
    }
}
