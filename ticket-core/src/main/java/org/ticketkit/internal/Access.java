package org.ticketkit.internal;

import java.util.Map;
import org.ticketkit.spi.AccessPolicy.Action;
import org.ticketkit.ticket.Refused;
import org.ticketkit.ticket.Ticket;
import org.ticketkit.ticket.TicketNotFound;

/** Asks the access policy; a ticket that the actor may not even see is not found. */
public final class Access {

    private Access() {}

    /** Does nothing if the actor may do this to the ticket. */
    public static void require(Context context, Action action, Ticket ticket) {
        if (context.access().allows(context.actor(), action, ticket)) {
            return;
        }
        if (action != Action.OPEN && !context.access().allows(context.actor(), Action.READ, ticket)) {
            throw new TicketNotFound(ticket.id().toString());
        }
        throw Refused.because(
                Refused.Code.FORBIDDEN,
                context.actor() + " may not " + action + " ticket " + ticket.id()
                        + "; ask somebody who may, or change the access policy",
                Map.of(
                        "ticket",
                        ticket.id().toString(),
                        "action",
                        action.name(),
                        "actor",
                        context.actor().id()));
    }
}
