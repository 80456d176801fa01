package org.ticketkit.internal;

import org.ticketkit.ticket.DefinitionRef;
import org.ticketkit.ticket.TicketEvent;

/** Says in a ticket's history which list of commands did what is in it. */
public final class Tracing {

    private Tracing() {}

    /** A macro is about to be run. */
    public static Change macro(Context context, TicketCodec.Loaded loaded, DefinitionRef macro) {
        return Change.of(context, loaded).happened(new TicketEvent.MacroRun(macro));
    }
}
