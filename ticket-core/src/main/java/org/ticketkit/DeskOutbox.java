package org.ticketkit;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.ticketkit.internal.Access;
import org.ticketkit.internal.Context;
import org.ticketkit.internal.Deliveries;
import org.ticketkit.internal.TicketCodec;
import org.ticketkit.notice.Notice;
import org.ticketkit.notice.NoticeId;
import org.ticketkit.spi.AccessPolicy.Action;
import org.ticketkit.spi.ChangeSet.NoticeWrite;
import org.ticketkit.spi.RecordRef;
import org.ticketkit.spi.StoredNotice;
import org.ticketkit.spi.StoredNotice.State;
import org.ticketkit.spi.TicketStore;
import org.ticketkit.ticket.Actor;
import org.ticketkit.ticket.Criteria;
import org.ticketkit.ticket.Page;
import org.ticketkit.ticket.PageRequest;
import org.ticketkit.ticket.TicketEvent;
import org.ticketkit.ticket.TicketId;

/** The outbox of one view. */
final class DeskOutbox implements Outbox {

    private static final Set<State> FAILED = EnumSet.of(State.PARKED, State.FAILED, State.BOUNCED);
    private static final int BATCH = 100;

    private final Desk desk;
    private final TicketStore store;

    DeskOutbox(Desk desk) {
        this.desk = desk;
        this.store = desk.engine().storage().store();
    }

    @Override
    public Optional<StoredNotice> find(Actor actor, NoticeId id) {
        return store.findNotice(desk.tenantId(), id).filter(stored -> allows(actor, stored));
    }

    @Override
    public Optional<StoredNotice> find(Actor actor, String messageId) {
        return store.findNotice(desk.tenantId(), messageId).filter(stored -> allows(actor, stored));
    }

    @Override
    public Page<StoredNotice> failed(Actor actor, PageRequest page) {
        String list = "failed notices " + desk.tenantId();
        Optional<NoticeId> after = desk.engine().cursors().id(list, page).map(NoticeId::new);
        List<StoredNotice> found = new ArrayList<>();
        if (desk.engine().access().scope(actor, Action.READ_INTERNAL).equals(Criteria.nothing())) {
            return new Page<>(found, Optional.empty());
        }
        List<StoredNotice> some;
        do {
            some = store.notices(desk.tenantId(), FAILED, after, BATCH);
            some.stream().filter(stored -> allows(actor, stored)).forEach(found::add);
            after = some.stream()
                    .reduce((first, second) -> second)
                    .map(last -> last.notice().id());
        } while (some.size() == BATCH && found.size() <= page.size());
        return desk.engine()
                .cursors()
                .pageById(list, page, found, stored -> stored.notice().id().value());
    }

    @Override
    public Optional<StoredNotice> retry(Actor actor, NoticeId id) {
        Context context = desk.context(actor);
        return desk.engine().transactions().decide(scope -> {
            Optional<StoredNotice> failed = find(actor, id).filter(stored -> FAILED.contains(stored.state()));
            failed.ifPresent(stored -> retry(context, scope, stored));
            return find(actor, id);
        });
    }

    private void retry(Context context, Transactions.Scope scope, StoredNotice stored) {
        Notice notice = stored.notice();
        TicketCodec.Loaded loaded = loaded(notice).orElseThrow();
        Access.require(context, Action.RESEND, loaded.ticket());
        NoticeWrite.Settle settle = new NoticeWrite.Settle(
                notice.id(), stored.token(), State.PENDING, context.now(), stored.problem(), context.now());
        TicketEvent event = new TicketEvent.DeliveryRetried(
                notice.id().value(), notice.recipient().id());
        scope.written(Deliveries.told(context, loaded, event).along(writes -> writes.notice(settle)));
    }

    private boolean allows(Actor actor, StoredNotice stored) {
        return loaded(stored.notice())
                .filter(loaded -> desk.engine().access().allows(actor, Action.READ_INTERNAL, loaded.ticket()))
                .isPresent();
    }

    private Optional<TicketCodec.Loaded> loaded(Notice notice) {
        return store.find(notice.tenant(), RecordRef.ticket(notice.ticket())).map(TicketCodec::decode);
    }

    @Override
    public Optional<TicketId> bounced(Actor actor, String messageId, String code) {
        return bounced(actor, code, () -> store.findNotice(desk.tenantId(), messageId));
    }

    /** What was never begun to be sent cannot come back: only frozen words went out. */
    @Override
    public Optional<TicketId> bounced(Actor actor, NoticeId id, String code) {
        return bounced(
                actor,
                code,
                () -> store.findNotice(desk.tenantId(), id)
                        .filter(stored -> stored.rendered().isPresent()));
    }

    private Optional<TicketId> bounced(Actor actor, String code, Supplier<Optional<StoredNotice>> search) {
        Context context = desk.context(actor);
        return desk.engine().transactions().decide(scope -> {
            Optional<StoredNotice> stored = search.get();
            stored.flatMap(notice -> loaded(notice.notice()))
                    .ifPresent(loaded -> Access.require(context, Action.RECORD_AUTOMATIC, loaded.ticket()));
            stored.filter(notice -> notice.state() != State.BOUNCED)
                    .ifPresent(notice -> bounce(context, scope, notice, code));
            return stored.map(notice -> notice.notice().ticket());
        });
    }

    private void bounce(Context context, Transactions.Scope scope, StoredNotice stored, String code) {
        Notice notice = stored.notice();
        NoticeWrite.Settle settle = new NoticeWrite.Settle(
                notice.id(), stored.token(), State.BOUNCED, context.now(), Optional.of(code), context.now());
        TicketEvent event = new TicketEvent.DeliveryFailed(
                notice.id().value(), notice.recipient().id(), code);
        loaded(notice).ifPresent(loaded -> {
            scope.written(Deliveries.told(context, loaded, event).along(writes -> writes.notice(settle)));
        });
    }
}
