package org.ticketkit.jdbc;

import static org.ticketkit.jdbc.DeskOnDatabase.ANN;
import static org.ticketkit.jdbc.DeskOnDatabase.MAIL;
import static org.ticketkit.jdbc.DeskOnDatabase.request;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.ticketkit.notice.NoticeId;
import org.ticketkit.number.Series;
import org.ticketkit.spi.ChangeSet;
import org.ticketkit.spi.ChangeSet.KeyWrite;
import org.ticketkit.spi.ChangeSet.NoticeWrite;
import org.ticketkit.spi.ChangeSet.Outcome;
import org.ticketkit.spi.ChangeSet.RecordWrite;
import org.ticketkit.spi.ChangeSet.TimerWrite;
import org.ticketkit.spi.Inbox;
import org.ticketkit.spi.RawBytes;
import org.ticketkit.spi.RecordRef;
import org.ticketkit.spi.Search;
import org.ticketkit.spi.StoredEvent;
import org.ticketkit.spi.StoredNotice.State;
import org.ticketkit.spi.Timer;
import org.ticketkit.spi.UniqueKey;
import org.ticketkit.ticket.AgentId;
import org.ticketkit.ticket.Assign;
import org.ticketkit.ticket.Content;
import org.ticketkit.ticket.Criteria;
import org.ticketkit.ticket.EntryId;
import org.ticketkit.ticket.PageRequest;
import org.ticketkit.ticket.Phase;
import org.ticketkit.ticket.Reply;
import org.ticketkit.ticket.Sort;
import org.ticketkit.ticket.StagedFile;
import org.ticketkit.ticket.TenantId;
import org.ticketkit.ticket.Ticket;
import org.ticketkit.ticket.TicketField;
import org.ticketkit.ticket.TicketId;

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
        storage.store()
                .commit(ChangeSet.of(tenant)
                        .timer(new TimerWrite.Set(Timer.at(
                                tenant, new RecordRef("rota", ticket.id().value()), "turn", now)))
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
        storage.store().eventsBetween(tenant, now.minusSeconds(9), now.plusSeconds(9), Optional.empty(), 5);
        on.desk.checkConsistency(PageRequest.first(5));
        storage.numbers().prepare(new Series("C-{yyyy}-{seq:5}", "2026"));
        searches(tenant, ticket);
        arrivals(tenant, now);
        files(tenant, ticket);
        refusals(tenant, ref);
    }

    private void files(TenantId tenant, Ticket ticket) {
        Instant now = on.clock.instant();
        StagedFile file = on.desk.attachments().stage(ANN, "a.txt", "text/plain", bytes("a"));
        EntryId entry = on.desk
                .tickets()
                .reply(ANN, Reply.to(ticket.id(), Content.of("See there.").with(file)))
                .entry();
        on.desk.tickets().entries(ANN, ticket.id(), PageRequest.first(10));
        try (InputStream open = on.desk
                .attachments()
                .open(ANN, entry, file.file().sha256())
                .orElseThrow()
                .bytes()) {
            open.readAllBytes();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        storage.attachments().stage(tenant, bytes("b"), 9, now.minusSeconds(60));
        storage.attachments().stage(tenant, bytes("b"), 9, now.minusSeconds(30));
        storage.attachments().sweep(now, (owner, sha256) -> false, 5);
    }

    private static InputStream bytes(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    /** After each conflict the store looks for what is in the way. */
    private void refusals(TenantId tenant, RecordRef ticket) {
        Instant now = on.clock.instant();
        RecordRef rota = new RecordRef("rota", ticket.id());
        RecordRef other = new RecordRef("rota", new UUID(8, 8));
        KeyWrite key = new KeyWrite(new UniqueKey("firing", "1"), rota, "", KeyWrite.WhenTaken.CONFLICT);
        storage.store().commit(ChangeSet.of(tenant).key(key).build());
        for (ChangeSet refused : List.of(
                ChangeSet.of(tenant)
                        .record(new RecordWrite(ticket, 999, "{}", Map.of()))
                        .build(),
                ChangeSet.of(tenant)
                        .record(new RecordWrite(other, 999, "{}", Map.of()))
                        .build(),
                ChangeSet.of(tenant).key(key).build(),
                ChangeSet.of(tenant)
                        .timer(new TimerWrite.Clear(ticket, "none", Optional.of(now)))
                        .build(),
                ChangeSet.of(tenant)
                        .notice(new NoticeWrite.Settle(
                                new NoticeId(new UUID(1, 1)), 1, State.DELIVERED, now, Optional.empty(), now))
                        .build())) {
            Outcome outcome = storage.store().commit(refused);
            if (outcome instanceof Outcome.Written) {
                throw new IllegalStateException("not refused: " + refused);
            }
        }
        storage.store().findByKey(tenant, new UniqueKey("firing", "1"));
        storage.store().find(tenant, rota);
        storage.store().findTickets(tenant, List.of(new TicketId(ticket.id())));
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
        inbox.finish(id, claimed.token(), new Inbox.Disposition(Inbox.State.IGNORED, "late", Optional.empty()), now);
        inbox.replay(tenant, id, now);
        inbox.find(tenant, id);
        inbox.quarantined(tenant, 5);
        inbox.countQuarantined();
        inbox.saveCursor(tenant, "support", "1");
        inbox.cursor(tenant, "support");
    }

    /** The statements of the library that are not among those that were sent. */
    static List<String> unsent(List<Watched.Execution> sent) {
        Tables tables = new Tables(Optional.empty(), JdbcStorage.DEFAULT_PREFIX);
        return Stream.of(new StoreStatements(tables), new InboxStatements(tables), new FileStatements(tables))
                .flatMap(DayOfWork::statements)
                .filter(sql ->
                        sent.stream().noneMatch(execution -> execution.sql().contains(sql)))
                .toList();
    }

    private static Stream<String> statements(Object holder) {
        return Stream.of(holder.getClass().getDeclaredMethods())
                .filter(method -> method.getReturnType() == String.class && method.getParameterCount() == 0)
                .map(method -> {
                    try {
                        return (String) method.invoke(holder);
                    } catch (ReflectiveOperationException e) {
                        throw new IllegalStateException(e);
                    }
                })
                .filter(sql -> !sql.contains("information_schema")); // what verify() asks is no day's work
    }
}
