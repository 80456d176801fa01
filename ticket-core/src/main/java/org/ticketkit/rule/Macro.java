package org.ticketkit.rule;

import java.util.List;
import java.util.function.Function;
import org.ticketkit.ticket.DefinitionRef;
import org.ticketkit.ticket.Ticket;
import org.ticketkit.ticket.TicketCommand;

/**
 * A named list of commands that somebody runs as one: all of them, or none. To call; {@link #named} makes one.
 *
 * @param ref its name and version, which the history names; raise the version when it does something else
 * @param commands what is to be done with the ticket: commands on this ticket, none of them a macro. A pure function
 */
public record Macro(DefinitionRef ref, Function<Ticket, List<TicketCommand>> commands) {

    /** A macro of this name and version; names are codes of up to 64 characters. */
    public static Macro named(String name, int version, Function<Ticket, List<TicketCommand>> commands) {
        return new Macro(new DefinitionRef(name, version), commands);
    }
}
