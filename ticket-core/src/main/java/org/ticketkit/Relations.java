package org.ticketkit;

import java.util.List;
import java.util.Set;
import org.ticketkit.internal.Access;
import org.ticketkit.internal.Change;
import org.ticketkit.internal.Context;
import org.ticketkit.internal.Linking;
import org.ticketkit.internal.Merging;
import org.ticketkit.internal.TicketCodec;
import org.ticketkit.spi.AccessPolicy.Action;
import org.ticketkit.ticket.Actor;
import org.ticketkit.ticket.Link;
import org.ticketkit.ticket.LinkTickets;
import org.ticketkit.ticket.Ticket;
import org.ticketkit.ticket.TicketId;
import org.ticketkit.ticket.Unlink;

/** Links tickets, and takes links back, on both sides in one commit (rule L8). */
final class Relations {

    private final Desk desk;
    private final Engine engine;

    Relations(Desk desk) {
        this.desk = desk;
        this.engine = desk.engine();
    }

    Ticket link(Actor actor, LinkTickets command) {
        desk.check(command, List.of());
        Context context = desk.context(actor);
        return engine.transactions().decide(scope -> {
            TicketCodec.Loaded one = live(context, command.ticket());
            TicketCodec.Loaded other = live(context, command.target());
            Set<TicketId> waitsFor =
                    command.kind() == Link.Kind.BLOCKS ? new Blockers(desk).waitsFor(one.ticket()) : Set.of();
            Change change = Linking.link(context, one, other, command, waitsFor);
            return desk.shown(actor, scope.written(change).committed());
        });
    }

    Ticket unlink(Actor actor, Unlink command) {
        desk.check(command, List.of());
        Context context = desk.context(actor);
        return engine.transactions().decide(scope -> {
            TicketCodec.Loaded one = readable(context, command.ticket());
            TicketCodec.Loaded other = readable(context, command.target());
            return desk.shown(
                    actor,
                    scope.written(Linking.unlink(context, one, other, command)).committed());
        });
    }

    private TicketCodec.Loaded live(Context context, TicketId id) {
        TicketCodec.Loaded loaded = readable(context, id);
        Merging.requireLive(loaded.ticket());
        return loaded;
    }

    private TicketCodec.Loaded readable(Context context, TicketId id) {
        TicketCodec.Loaded loaded = desk.load(id);
        Access.require(context, Action.READ, loaded.ticket());
        return loaded;
    }
}
