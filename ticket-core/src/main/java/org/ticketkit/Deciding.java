package org.ticketkit;

import org.ticketkit.internal.Access;
import org.ticketkit.internal.Change;
import org.ticketkit.internal.Context;
import org.ticketkit.internal.Merging;
import org.ticketkit.internal.TicketCodec;
import org.ticketkit.spi.AccessPolicy.Action;
import org.ticketkit.ticket.Actor;
import org.ticketkit.ticket.Ticket;
import org.ticketkit.ticket.TicketId;

/** Reads a ticket, has a command on it decided, and writes that; shows the actor what became of it. */
final class Deciding {

    private final Desk desk;

    Deciding(Desk desk) {
        this.desk = desk;
    }

    /** What a command makes of a ticket that was read. */
    @FunctionalInterface
    interface Decision {
        /** Decides. */
        Change apply(Context context, TicketCodec.Loaded loaded);
    }

    /** Changes the ticket itself, which cannot be done to a merged one. */
    Ticket change(Actor actor, TicketId id, Decision decision) {
        return decide(actor, id, (context, loaded) -> {
            Merging.requireLive(loaded.ticket());
            return decision.apply(context, loaded);
        });
    }

    /** Adds something to the ticket, or to the one on which it goes on. */
    Ticket write(Actor actor, TicketId id, Decision decision) {
        return decide(actor, id, (context, loaded) -> decision.apply(context, desk.live(loaded)));
    }

    /** Does to the ticket, whether it is merged or not, what the decision says. */
    Ticket decide(Actor actor, TicketId id, Decision decision) {
        Context context = desk.context(actor);
        return desk.engine().transactions().decide(scope -> {
            TicketCodec.Loaded loaded = desk.load(id);
            Access.require(context, Action.READ, loaded.ticket());
            return desk.shown(
                    actor, scope.written(decision.apply(context, loaded)).committed());
        });
    }
}
