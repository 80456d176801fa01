package org.ticketkit.ticket;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;

/**
 * Run a macro: a list of commands that the desk was built with, all of them or none.
 *
 * @param ticket the ticket
 * @param macro the name of the macro
 */
public record RunMacro(
        @NotNull(message = "{ticketkit.missing}") TicketId ticket,

        @NotNull(message = "{ticketkit.missing}") @Pattern(regexp = OpenTicket.CODE, message = "{ticketkit.code}")
        String macro)
        implements TicketCommand {

    /** A run of the macro of this name. */
    public static RunMacro on(TicketId ticket, String macro) {
        return new RunMacro(ticket, macro);
    }

    @Override
    public <T> T match(Cases<T> cases) {
        return cases.runMacro(this);
    }
}
