package org.ticketkit.jdbc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.ticketkit.jdbc.DeskOnH2.ANN;
import static org.ticketkit.jdbc.DeskOnH2.MAIL;
import static org.ticketkit.jdbc.DeskOnH2.request;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
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

/** Every statement of a day's work finds its rows by an index. */
class IndexUseTest {

    private static final int TICKETS = 400;

    private final TestDatabase database = TestDatabase.inMemory();
    private final DataSource pool = database.pool();
    private final Watched watched = new Watched(pool);
    private final JdbcStorage storage = database.prepared(JdbcStorage.over(watched.dataSource()));
    private final DeskOnH2 on = new DeskOnH2(storage);

    @AfterEach
    void drop() {
        database.close();
    }

    @Test
    void no_statement_scans_a_table() throws SQLException {
        for (int i = 0; i < TICKETS; i++) {
            on.clock.advance(Duration.ofSeconds(1));
            on.open();
        }
        database.run("ANALYZE");
        watched.reset();

        aDay();

        List<String> scans = new ArrayList<>();
        int seen = 0;
        try (Connection connection = pool.getConnection()) {
            for (Watched.Execution execution : watched.executions) {
                int from = 0;
                for (String statement : execution.sql().split(";\n")) {
                    int count = (int) statement.chars().filter(c -> c == '?').count();
                    Optional<String> plan = plan(connection, statement, execution.parameters(), from);
                    if (plan.filter(IndexUseTest::scans).isPresent()) {
                        scans.add(plan.get());
                    }
                    from += count;
                    seen++;
                }
            }
        }
        assertTrue(seen > 60, "only " + seen + " statements");
        assertEquals(List.of(), scans);
    }

    private static boolean scans(String plan) {
        return plan.contains(".tableScan");
    }

    private static Optional<String> plan(Connection connection, String sql, Map<Integer, Object> parameters, int from)
            throws SQLException {
        if (sql.startsWith("INSERT") || sql.contains("NEXT VALUE") || sql.contains("INFORMATION_SCHEMA")) {
            return Optional.empty();
        }
        try (PreparedStatement explain = connection.prepareStatement("EXPLAIN " + sql)) {
            int count = explain.getParameterMetaData().getParameterCount();
            for (int i = 1; i <= count; i++) {
                Object value = parameters.get(from + i);
                explain.setObject(i, "null".equals(value) ? null : value);
            }
            try (ResultSet plan = explain.executeQuery()) {
                plan.next();
                return Optional.of(plan.getString(1));
            }
        }
    }

    private void aDay() {
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

    private void searches(TenantId tenant, Ticket ticket) {
        Search.Position position =
                new Search.Position(ticket.updatedAt(), ticket.id().value());
        for (Criteria criteria : List.of(
                Criteria.everything(),
                Criteria.phase(Phase.NEW, Phase.OPEN),
                Criteria.is(TicketField.OWNER, "ann"),
                Criteria.is(TicketField.ASSIGNEE, "ann"),
                Criteria.is(TicketField.REQUESTER, "carla"),
                Criteria.is(TicketField.NUMBER, ticket.number().value()),
                Criteria.is(TicketField.TAG, "urgent"),
                Criteria.not(Criteria.is(TicketField.PARTICIPANT, "carla")),
                Criteria.all(Criteria.is(TicketField.QUEUE, "returns"), Criteria.phase(Phase.OPEN)))) {
            for (Sort sort :
                    List.of(Sort.LATEST_UPDATE_FIRST, new Sort(TicketField.UPDATED_AT, Sort.Direction.ASCENDING))) {
                storage.store().search(new Search(tenant, criteria, sort, Optional.of(position), 5));
            }
        }
        storage.store().search(new Search(tenant, Criteria.everything(), Sort.OLDEST_FIRST, Optional.empty(), 5));
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
