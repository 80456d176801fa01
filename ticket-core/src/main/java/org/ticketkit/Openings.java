package org.ticketkit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ticketkit.internal.Access;
import org.ticketkit.internal.Change;
import org.ticketkit.internal.Context;
import org.ticketkit.internal.Opening;
import org.ticketkit.internal.TicketCodec;
import org.ticketkit.spi.AccessPolicy.Action;
import org.ticketkit.spi.ChangeSet.Outcome;
import org.ticketkit.ticket.Actor;
import org.ticketkit.ticket.CaseNumber;
import org.ticketkit.ticket.Link;
import org.ticketkit.ticket.OpenTicket;
import org.ticketkit.ticket.RequesterId;
import org.ticketkit.ticket.TicketId;

/** Opens tickets, each under a number that it draws, or finds what was opened before under the same key (rules N2, T1). */
final class Openings {

    private final Desk desk;
    private final Engine engine;

    Openings(Desk desk) {
        this.desk = desk;
        this.engine = desk.engine();
    }

    Opened open(Actor actor, OpenTicket command) {
        desk.check(command, new CommandLimits(desk).of(actor, command));
        Context context = desk.context(actor);
        RequesterId requester = requester(context, command);
        return new FreeNumbers(desk, command.queue(), command.category())
                .until(number -> engine.transactions()
                        .decide(scope -> open(context, command, facts(context, command, number, requester), scope)));
    }

    /** Opens the ticket, or finds it opened before; empty if the number is taken and another is to be drawn. */
    private Optional<Opened> open(Context context, OpenTicket command, Opening.Facts facts, Transactions.Scope scope) {
        Change change = Opening.decide(context, command, facts);
        Outcome outcome = scope.commit(change);
        if (!(outcome instanceof Outcome.KeyTaken taken)) {
            return Optional.of(new Opened(desk.shown(context.actor(), change.committed()), false));
        }
        if (FreeNumbers.isTaken(outcome)) {
            return Optional.empty();
        }
        TicketCodec.Loaded first = desk.load(new TicketId(taken.holder().id()));
        boolean isReadable = context.access().allows(context.actor(), Action.READ, first.ticket());
        Opening.requireSame(command, taken, isReadable);
        return Optional.of(new Opened(desk.shown(context.actor(), desk.liveFor(context.actor(), first)), true));
    }

    private Opening.Facts facts(Context context, OpenTicket command, CaseNumber number, RequesterId requester) {
        Map<TicketId, TicketCodec.Loaded> linked = new LinkedHashMap<>();
        List<Link> links = new ArrayList<>();
        for (Link link : command.links()) {
            TicketCodec.Loaded there = desk.load(link.target());
            Access.require(context, Action.READ, there.ticket());
            TicketCodec.Loaded live = desk.live(there);
            linked.put(live.ticket().id(), live);
            links.add(new Link(link.kind(), live.ticket().id()));
        }
        return new Opening.Facts(
                engine.lifecycle(),
                number,
                requester,
                links.stream().distinct().toList(),
                List.copyOf(linked.values()));
    }

    private RequesterId requester(Context context, OpenTicket command) {
        RequesterId given = command.requesterId();
        if (given != null) {
            return given;
        }
        if (context.actor().role() == Actor.Role.REQUESTER) {
            return new RequesterId(context.actor().id());
        }
        return engine.ask(() -> engine.directory().requester(context.tenant(), command.requester()))
                .orElseGet(() -> newRequester(context));
    }

    /** A key for a person whom the directory does not know. */
    static RequesterId newRequester(Context context) {
        return new RequesterId(context.ids().next(context.now()).toString());
    }
}
