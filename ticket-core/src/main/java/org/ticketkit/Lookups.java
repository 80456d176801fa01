package org.ticketkit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ticketkit.internal.Cursors;
import org.ticketkit.internal.PublicPart;
import org.ticketkit.internal.TicketCodec;
import org.ticketkit.number.Reading;
import org.ticketkit.spi.AccessPolicy.Action;
import org.ticketkit.spi.RecordRef;
import org.ticketkit.spi.Search;
import org.ticketkit.spi.StoredRecord;
import org.ticketkit.spi.TicketStore;
import org.ticketkit.spi.UniqueKey;
import org.ticketkit.ticket.Actor;
import org.ticketkit.ticket.CaseNumber;
import org.ticketkit.ticket.Criteria;
import org.ticketkit.ticket.ExternalReference;
import org.ticketkit.ticket.Page;
import org.ticketkit.ticket.PageRequest;
import org.ticketkit.ticket.Sort;
import org.ticketkit.ticket.Ticket;
import org.ticketkit.ticket.TicketId;

/** Finds tickets that an actor may see, by what people call them or by criteria (rules N5, A2). */
final class Lookups {

    private final Desk desk;
    private final Engine engine;
    private final TicketStore store;

    Lookups(Desk desk) {
        this.desk = desk;
        this.engine = desk.engine();
        this.store = engine.storage().store();
    }

    Optional<Ticket> find(Actor actor, TicketId id) {
        return readable(actor, store.find(desk.tenantId(), RecordRef.ticket(id)))
                .map(loaded -> desk.shown(actor, loaded.ticket()));
    }

    private Optional<TicketCodec.Loaded> readable(Actor actor, Optional<StoredRecord> stored) {
        return stored.map(TicketCodec::decode)
                .filter(loaded -> engine.access().allows(actor, Action.READ, loaded.ticket()));
    }

    NumberLookup findByNumber(Actor actor, String typed) {
        Reading reading = engine.numbering().scanner().read(typed);
        if (reading instanceof Reading.Misread misread) {
            return new NumberLookup.Misread(actor.isStaff() ? misread.candidates() : List.of());
        }
        if (reading instanceof Reading.Valid valid) {
            return holder(actor, UniqueKey.NUMBER, valid.number().value())
                    .<NumberLookup>map(holder -> found(actor, holder))
                    .orElseGet(NumberLookup.NotFound::new);
        }
        return new NumberLookup.NotFound();
    }

    private NumberLookup.Found found(Actor actor, TicketCodec.Loaded holder) {
        Ticket live = desk.liveFor(actor, holder);
        Optional<CaseNumber> asked = Optional.of(holder.ticket().number());
        return new NumberLookup.Found(desk.shown(actor, live), asked.filter(number -> !number.equals(live.number())));
    }

    Optional<Ticket> findByReference(Actor actor, ExternalReference reference) {
        return findByKey(actor, UniqueKey.REFERENCE, reference.toString());
    }

    Optional<Ticket> findByMessageId(Actor actor, String messageId) {
        return findByKey(actor, UniqueKey.MESSAGE_ID, messageId);
    }

    private Optional<Ticket> findByKey(Actor actor, String scope, String value) {
        return holder(actor, scope, value).map(holder -> desk.shown(actor, desk.liveFor(actor, holder)));
    }

    private Optional<TicketCodec.Loaded> holder(Actor actor, String scope, String value) {
        return readable(actor, store.findByKey(desk.tenantId(), new UniqueKey(scope, value)));
    }

    Page<Ticket> search(Actor actor, Criteria criteria, Sort sort, PageRequest page) {
        Criteria visible = PublicPart.askable(
                criteria,
                sort,
                engine.access().scope(actor, Action.READ),
                engine.access().scope(actor, Action.READ_INTERNAL));
        String place = Cursors.search(desk.tenantId(), visible, sort);
        Search search =
                new Search(desk.tenantId(), visible, sort, engine.cursors().position(place, page), page.size() + 1);
        List<Ticket> found = new ArrayList<>();
        store.search(search)
                .forEach(record -> found.add(TicketCodec.decode(record).ticket()));
        Page<Ticket> sealed = engine.cursors().searchPage(place, page, found, sort);
        return sealed.map(ticket -> desk.shown(actor, ticket));
    }
}
