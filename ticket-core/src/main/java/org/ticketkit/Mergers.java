package org.ticketkit;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.ticketkit.internal.Access;
import org.ticketkit.internal.Change;
import org.ticketkit.internal.Context;
import org.ticketkit.internal.Merging;
import org.ticketkit.internal.TicketCodec;
import org.ticketkit.internal.Unmerging;
import org.ticketkit.lifecycle.Situation;
import org.ticketkit.spi.AccessPolicy.Action;
import org.ticketkit.spi.RecordRef;
import org.ticketkit.spi.TicketStore;
import org.ticketkit.ticket.Absorption;
import org.ticketkit.ticket.Actor;
import org.ticketkit.ticket.Entry;
import org.ticketkit.ticket.Merge;
import org.ticketkit.ticket.Merger;
import org.ticketkit.ticket.PageRequest;
import org.ticketkit.ticket.RequesterId;
import org.ticketkit.ticket.Ticket;
import org.ticketkit.ticket.TicketId;
import org.ticketkit.ticket.Unmerge;

/** Merges tickets, and undoes it (rule L7): reads what the decisions need, and writes all tickets concerned in one commit. */
final class Mergers {

    private final Desk desk;
    private final Engine engine;
    private final TicketStore store;

    Mergers(Desk desk) {
        this.desk = desk;
        this.engine = desk.engine();
        this.store = engine.storage().store();
    }

    Ticket merge(Actor actor, Merge command) {
        desk.check(command, List.of());
        Context context = desk.context(actor);
        return engine.transactions().decide(scope -> {
            TicketCodec.Loaded source = readable(context, command.ticket());
            TicketCodec.Loaded target = readable(context, command.target());
            Merging.Facts facts =
                    facts(context, source.ticket(), desk.live(target).ticket());
            Change change = Merging.decide(context, source, target, facts);
            return desk.shown(actor, scope.written(change).committed());
        });
    }

    private TicketCodec.Loaded readable(Context context, TicketId id) {
        TicketCodec.Loaded loaded = desk.load(id);
        Access.require(context, Action.READ, loaded.ticket());
        return loaded;
    }

    private Merging.Facts facts(Context context, Ticket source, Ticket end) {
        return new Merging.Facts(
                engine.lifecycleOf(source),
                end,
                Situation.of(source, context.actor(), context.now()).blockedBy(new Blockers(desk).open(source)),
                store.timers(context.tenant(), RecordRef.ticket(source.id())),
                store.participants(context.tenant(), source.id()));
    }

    Ticket unmerge(Actor actor, Unmerge command) {
        desk.check(command, List.of());
        Context context = desk.context(actor);
        return engine.transactions().decide(scope -> {
            TicketCodec.Loaded source = readable(context, command.ticket());
            Access.require(context, Action.MERGE, source.ticket());
            Unmerging.merger(source.ticket());
            Change change = Unmerging.decide(
                    context, source, command, engine.knownLifecycle(source.ticket()), stations(context, source));
            return desk.shown(actor, scope.written(change).committed());
        });
    }

    private List<Unmerging.Station> stations(Context context, TicketCodec.Loaded source) {
        List<TicketCodec.Loaded> way = desk.way(source);
        Set<RequesterId> people = way.get(1).ticket().absorbed().stream()
                .filter(absorption -> absorption.source().equals(source.ticket().id()))
                .findFirst()
                .map(Absorption::people)
                .orElse(Set.of());
        List<Unmerging.Station> stations = new ArrayList<>();
        for (int i = 1; i < way.size(); i++) {
            Merger merger = way.get(i - 1).ticket().merger().orElseThrow();
            stations.add(new Unmerging.Station(way.get(i), written(context, merger, people)));
        }
        return stations;
    }

    /** What these people have written on the target since the merger. */
    private List<Entry> written(Context context, Merger merger, Set<RequesterId> people) {
        List<Entry> written = new ArrayList<>();
        long after = merger.since();
        List<Entry> page;
        do {
            page = store.entries(
                    context.tenant(), merger.target(), EnumSet.of(Entry.Kind.MESSAGE), after, PageRequest.MAX_SIZE);
            for (Entry entry : page) {
                after = entry.sequence();
                if (isBy(entry.author(), people)) {
                    written.add(entry);
                }
            }
        } while (page.size() == PageRequest.MAX_SIZE);
        return written;
    }

    private static boolean isBy(Actor author, Set<RequesterId> people) {
        return author.role() == Actor.Role.REQUESTER && people.contains(RequesterId.of(author.id()));
    }
}
