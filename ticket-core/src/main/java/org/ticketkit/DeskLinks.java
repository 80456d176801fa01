package org.ticketkit;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import org.ticketkit.internal.Access;
import org.ticketkit.internal.LinkRecord;
import org.ticketkit.internal.TicketCodec;
import org.ticketkit.spi.AccessPolicy.Action;
import org.ticketkit.spi.ChangeSet;
import org.ticketkit.spi.RecordRef;
import org.ticketkit.spi.StoredRecord;
import org.ticketkit.spi.TicketStore;
import org.ticketkit.ticket.Actor;
import org.ticketkit.ticket.Attachment;
import org.ticketkit.ticket.Entry;
import org.ticketkit.ticket.PageRequest;
import org.ticketkit.ticket.StaleTicket;
import org.ticketkit.ticket.Ticket;
import org.ticketkit.ticket.TicketId;
import org.ticketkit.ticket.TicketNotFound;

/** The links of one view. */
final class DeskLinks implements StatusLinks {

    private static final int SHOWN = 200;

    private final Desk desk;
    private final Engine engine;
    private final TicketStore store;

    DeskLinks(Desk desk) {
        this.desk = desk;
        this.engine = desk.engine();
        this.store = engine.storage().store();
    }

    @Override
    public String issue(Actor actor, TicketId id) {
        Access.require(desk.context(actor), Action.LINK, ticket(id));
        String token = LinkRecord.newToken(engine.random());
        ChangeSet.Builder writes = ChangeSet.of(desk.tenantId());
        LinkRecord.add(writes, engine.ids().next(engine.now()), token, id, engine.now());
        requireWritten(store.commit(writes.build()), id);
        return token;
    }

    @Override
    public Optional<RequesterView> open(String token) {
        return link(token)
                .filter(link -> link.isOpen(engine.now()))
                .map(link -> view(desk.way(desk.load(link.ticket()))));
    }

    @Override
    public void revoke(Actor actor, String token) {
        Optional<StoredRecord> stored = store.findByKey(desk.tenantId(), LinkRecord.key(token));
        stored.ifPresent(record -> {
            LinkRecord link = LinkRecord.decode(record);
            Access.require(desk.context(actor), Action.LINK, ticket(link.ticket()));
            ChangeSet change =
                    ChangeSet.of(desk.tenantId()).record(link.revoke(record)).build();
            requireWritten(store.commit(change), link.ticket());
        });
    }

    private static void requireWritten(ChangeSet.Outcome outcome, TicketId id) {
        if (!(outcome instanceof ChangeSet.Outcome.Written)) {
            throw new StaleTicket(id.toString());
        }
    }

    private Optional<LinkRecord> link(String token) {
        return store.findByKey(desk.tenantId(), LinkRecord.key(token)).map(LinkRecord::decode);
    }

    private Ticket ticket(TicketId id) {
        return store.find(desk.tenantId(), RecordRef.ticket(id))
                .map(stored -> TicketCodec.decode(stored).ticket())
                .orElseThrow(() -> new TicketNotFound(id.toString()));
    }

    /** What the requester of the first of these tickets sees, which went on as the others. */
    private RequesterView view(List<TicketCodec.Loaded> way) {
        Ticket own = way.get(0).ticket();
        Ticket live = way.get(way.size() - 1).ticket();
        Actor requester = Actor.requester(own.requester());
        Deque<Entry> last = new ArrayDeque<>();
        for (TicketCodec.Loaded station : way) {
            Ticket ticket = station.ticket();
            if (engine.access().allows(requester, Action.READ, ticket)) {
                addMessages(last, ticket, desk.hiddenUpTo(requester, ticket));
            }
        }
        return new RequesterView(
                live.id(),
                live.number(),
                own.subject(),
                live.status().phase(),
                own.openedAt(),
                live.updatedAt(),
                last.stream().map(DeskLinks::message).toList());
    }

    private void addMessages(Deque<Entry> last, Ticket ticket, long hidden) {
        long after = Math.max(hidden, ticket.conversation().sequence() - PageRequest.MAX_SIZE);
        for (Entry entry : store.entries(
                desk.tenantId(), ticket.id(), EnumSet.of(Entry.Kind.MESSAGE), after, PageRequest.MAX_SIZE)) {
            last.addLast(entry);
            if (last.size() > SHOWN) {
                last.removeFirst();
            }
        }
    }

    private static PublicMessage message(Entry entry) {
        List<String> files = entry.attachments().stream().map(Attachment::name).toList();
        return new PublicMessage(entry.direction(), entry.newText(), files, entry.at());
    }
}
