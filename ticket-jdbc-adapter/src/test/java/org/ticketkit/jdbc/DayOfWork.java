package org.ticketkit.jdbc;

import static org.ticketkit.jdbc.DeskOnDatabase.ANN;
import static org.ticketkit.jdbc.DeskOnDatabase.MAIL;
import static org.ticketkit.jdbc.DeskOnDatabase.request;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.ticketkit.notice.NoticeId;
import org.ticketkit.spi.ChangeSet;
import org.ticketkit.spi.ChangeSet.RecordWrite;
import org.ticketkit.spi.ChangeSet.TimerWrite;
import org.ticketkit.spi.Inbox;
import org.ticketkit.spi.RawBytes;
import org.ticketkit.spi.RecordRef;
import org.ticketkit.spi.Search;
import org.ticketkit.spi.StoredEvent;
import org.ticketkit.spi.StoredNotice.State;
import org.ticketkit.spi.Timer;
import org.ticketkit.ticket.AgentId;
import org.ticketkit.ticket.Assign;
import org.ticketkit.ticket.Criteria;
import org.ticketkit.ticket.PageRequest;
import org.ticketkit.ticket.Phase;
import org.ticketkit.ticket.Reply;
import org.ticketkit.ticket.Sort;
import org.ticketkit.ticket.TenantId;
import org.ticketkit.ticket.Ticket;
import org.ticketkit.ticket.TicketField;

/** Sends every statement that the library has, at least once. */
final class DayOfWork {

    private static final List<Sort> SORTS = List.of(
            Sort.LATEST_UPDATE_FIRST,
            new Sort(TicketField.UPDATED_AT, Sort.Direction.ASCENDING),
            Sort.OLDEST_FIRST,
            new Sort(TicketField.PRIORITY, Sort.Direction.DESCENDING));

    private final DeskOnDatabase on;
    private final JdbcStorage storage;

    DayOfWork(DeskOnDatabase on, JdbcStorage storage) {
        this.on = on;
        this.storage = storage;
    }

    /** Everything once. */
    void run() {
        TenantId tenant = TenantId.DEFAULT;
        Instant now = on.clock.instant();
        Ticket ticket = on.desk
                .tickets()
                .open(
                        MAIL,
                        request()
                                .idempotencyKey("k")
                                .messageId("<m@example.org>")
                                .tag("urgent")
                                .build())
                .ticket();
        on.desk.tickets().assign(ANN, Assign.to(ticket.id(), AgentId.of("ann")));
        on.desk.tickets().reply(ANN, Reply.to(ticket.id(), "Here."));
        on.desk.tickets().findByNumber(ANN, ticket.number().value());
        on.desk.tickets().findByMessageId(ANN, "<m@example.org>");
        on.desk.tickets().entries(ANN, ticket.id(), PageRequest.first(10));
        on.desk.tickets().history(ANN, ticket.id(), PageRequest.first(10));
        on.desk.tickets().participants(ANN, ticket.id());
        RecordRef ref = RecordRef.ticket(ticket.id());
        storage.store()
                .commit(ChangeSet.of(tenant)
                        .timer(new TimerWrite.Set(Timer.at(tenant, ref, "wake", now)))
                        .record(new RecordWrite(
                                new RecordRef("rota", ticket.id().value()), 0, "{}", Map.of()))
                        .build());
        storage.store().claimTimers(now, 5);
        storage.store().timers(tenant, ref);
        storage.store()
                .commit(ChangeSet.of(tenant)
                        .timer(new TimerWrite.Clear(ref, "wake", Optional.of(now)))
                        .timer(new TimerWrite.Clear(ref, "other", Optional.empty()))
                        .record(new RecordWrite(
                                new RecordRef("rota", ticket.id().value()), 1, "{}", Map.of()))
                        .build());
        on.desk.deliver(5);
        on.desk.health();
        StoredEvent last = storage.store().events(tenant, ref, 0, 1).get(0);
        storage.store().eventsBetween(tenant, now.minusSeconds(9), now.plusSeconds(9), Optional.of(last), 5);
        storage.store().findNotice(tenant, "<x@desk.example>");
        storage.store().findNotice(tenant, new NoticeId(new UUID(1, 1)));
        storage.store().countAutomatic(tenant, "mail", Optional.of("carla@example.org"), now, 5);
        storage.store().countAutomatic(tenant, "mail", Optional.empty(), now, 5);
        storage.store().notices(tenant, Set.of(State.PARKED, State.FAILED), Optional.empty(), 5);
        storage.store().notices(tenant, Set.of(State.PARKED), Optional.of(new NoticeId(new UUID(1, 1))), 5);
        storage.store().isAttached(tenant, "0".repeat(64));
        searches(tenant, ticket);
        arrivals(tenant, now);
        storage.attachments().sweep(now, (owner, sha256) -> false, 5);
    }

    /** Every criterion, in every order, on the first page and on a further one. */
    private void searches(TenantId tenant, Ticket ticket) {
        Map<TicketField, Object> places = Map.of(
                TicketField.UPDATED_AT, ticket.updatedAt(),
                TicketField.OPENED_AT, ticket.openedAt(),
                TicketField.PRIORITY, (long) ticket.priority().rank());
        for (Criteria criteria : criteria(ticket)) {
            for (Sort sort : SORTS) {
                Search.Position position = new Search.Position(
                        places.get(sort.field()), ticket.id().value());
                storage.store().search(new Search(tenant, criteria, sort, Optional.empty(), 5));
                storage.store().search(new Search(tenant, criteria, sort, Optional.of(position), 5));
            }
        }
    }

    private static List<Criteria> criteria(Ticket ticket) {
        List<Criteria> all = new ArrayList<>(List.of(
                Criteria.everything(),
                Criteria.phase(Phase.NEW, Phase.OPEN),
                Criteria.absent(TicketField.OWNER),
                Criteria.is(TicketField.NUMBER, ticket.number().value()),
                Criteria.not(Criteria.is(TicketField.PARTICIPANT, "carla")),
                Criteria.not(Criteria.phase(Phase.CLOSED)),
                Criteria.any(Criteria.is(TicketField.OWNER, "ann"), Criteria.is(TicketField.ASSIGNEE, "ann")),
                Criteria.between(
                        TicketField.OPENED_AT,
                        ticket.openedAt(),
                        ticket.openedAt().plusSeconds(60)),
                Criteria.all(Criteria.is(TicketField.QUEUE, "returns"), Criteria.phase(Phase.OPEN))));
        for (TicketField field : List.of(
                TicketField.STATUS,
                TicketField.QUEUE,
                TicketField.CATEGORY,
                TicketField.CHANNEL,
                TicketField.OWNER,
                TicketField.ASSIGNEE,
                TicketField.REQUESTER,
                TicketField.PARTICIPANT,
                TicketField.TAG)) {
            for (String value : List.of("common", "rare", "never")) {
                all.add(Criteria.is(field, value));
            }
        }
        return all;
    }

    private void arrivals(TenantId tenant, Instant now) {
        Inbox inbox = storage.inbox();
        UUID id = new UUID(1, 1);
        inbox.receive(new Inbox.Arrival(id, tenant, "mail", "support", "key", RawBytes.of(new byte[] {1}), now));
        Inbox.Claimed claimed = inbox.claim("mail", now, now.plusSeconds(60), 5).get(0);
        inbox.defer(id, claimed.token(), "later", now);
        inbox.quarantine(id, claimed.token(), "never", now);
        inbox.replay(tenant, id, now);
        inbox.find(tenant, id);
        inbox.quarantined(tenant, 5);
        inbox.countQuarantined();
        inbox.saveCursor(tenant, "support", "1");
        inbox.cursor(tenant, "support");
    }
}
