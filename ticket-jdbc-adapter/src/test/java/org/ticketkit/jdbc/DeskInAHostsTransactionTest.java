package org.ticketkit.jdbc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.ticketkit.TicketDesk;
import org.ticketkit.Tickets;
import org.ticketkit.ticket.Actor;
import org.ticketkit.ticket.AgentId;
import org.ticketkit.ticket.Assign;
import org.ticketkit.ticket.Claim;
import org.ticketkit.ticket.Contact;
import org.ticketkit.ticket.Criteria;
import org.ticketkit.ticket.Misconfigured;
import org.ticketkit.ticket.Move;
import org.ticketkit.ticket.OpenTicket;
import org.ticketkit.ticket.PageRequest;
import org.ticketkit.ticket.Refused;
import org.ticketkit.ticket.RequesterId;
import org.ticketkit.ticket.Sort;
import org.ticketkit.ticket.Ticket;
import org.ticketkit.ticket.TicketNotFound;

/** The desk inside the transaction of a host with plain JDBC: the host's row and the ticket live and die together (T2). */
class DeskInAHostsTransactionTest {

    private static final Actor WEB = Actor.system("web");
    private static final Actor ANN = Actor.agent("ann");

    private final TestDatabase database = TestDatabase.inMemory();
    private final DataSource pool = database.pool(1, true);
    private final RawHost host = new RawHost(pool);
    private JdbcStorage storage;
    private Tickets tickets;

    @BeforeEach
    void begin() {
        storage = JdbcStorage.builder(host, host).build();
        database.run("create table host_order (id int primary key)");
        database.run(JdbcStorage.over(pool).schema().script());
        tickets = TicketDesk.builder().storage(storage).build().tickets();
    }

    @AfterEach
    void end() {
        database.close();
    }

    private static OpenTicket request(String text, String key) {
        return OpenTicket.from(Contact.mail("carla@example.org"))
                .subject("Order 17")
                .text(text)
                .idempotencyKey(key)
                .reference("shop", key)
                .build();
    }

    private void order(int id) {
        try (Statement statement = host.acquire().createStatement()) {
            statement.executeUpdate("insert into host_order values (" + id + ")");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private int orders() {
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement();
                ResultSet count = statement.executeQuery("select count(*) from host_order")) {
            count.next();
            return count.getInt(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private List<Ticket> all() {
        return tickets.search(ANN, Criteria.everything(), Sort.OLDEST_FIRST, PageRequest.first(100))
                .items();
    }

    @Test
    void the_hosts_row_and_the_ticket_are_committed_together() {
        host.commit(() -> {
            order(17);
            tickets.open(WEB, request("Where is it?", "17"));
        });
        assertEquals(1, orders());
        assertEquals(1, all().size());
    }

    @Test
    void the_hosts_row_and_the_ticket_are_rolled_back_together_and_the_keys_are_free_again() {
        host.rollBack(() -> {
            order(17);
            tickets.open(WEB, request("Where is it?", "17"));
        });
        assertEquals(0, orders());
        assertEquals(0, all().size());
        assertEquals(false, tickets.open(WEB, request("Where is it?", "17")).isReplayed());
    }

    @Test
    void T2_after_every_refusal_the_hosts_transaction_goes_on_and_commits() {
        Ticket first = tickets.open(WEB, request("Where is it?", "17")).ticket();
        host.commit(() -> {
            order(1);
            refused(Refused.Code.KEY_REUSED, () -> tickets.open(WEB, request("Something else", "17")));
            refused(Refused.Code.INVALID, () -> tickets.open(WEB, request("", "18")));
            refused(Refused.Code.OWNER_REQUIRED, () -> tickets.move(ANN, Move.to(first.id(), "resolved")));
            refused(Refused.Code.ILLEGAL_MOVE, () -> tickets.move(ANN, Move.to(first.id(), "closed")));
            refused(Refused.Code.FORBIDDEN, () -> tickets.claim(Actor.auditor("otto"), new Claim(first.id())));
            assertThrows(
                    TicketNotFound.class,
                    () -> tickets.claim(Actor.requester(RequesterId.of("stranger")), new Claim(first.id())));
            order(2);
            tickets.assign(ANN, new Assign(first.id(), AgentId.of("ann")));
            refused(Refused.Code.ALREADY_OWNED, () -> tickets.assign(ANN, new Assign(first.id(), AgentId.of("bob"))));
            tickets.open(WEB, request("Another", "19"));
        });
        assertEquals(2, orders());
        assertEquals(2, all().size());
        assertEquals(
                "ann",
                tickets.find(ANN, first.id())
                        .orElseThrow()
                        .owner()
                        .orElseThrow()
                        .value());
    }

    private static void refused(Refused.Code code, Runnable command) {
        assertEquals(code, assertThrows(Refused.class, command::run).code());
    }

    @Test
    void T1_a_repeat_inside_a_hosts_transaction_is_replayed() {
        Ticket first = tickets.open(WEB, request("Where is it?", "17")).ticket();
        host.commit(() -> {
            order(1);
            assertEquals(first, tickets.open(WEB, request("Where is it?", "17")).ticket());
            order(2);
        });
        assertEquals(2, orders());
        assertEquals(1, all().size());
    }

    @Test
    void a_host_without_hooks_is_told_at_build_time_what_it_cannot_have() {
        Misconfigured refused = assertThrows(
                Misconfigured.class,
                () -> TicketDesk.builder()
                        .storage(storage)
                        .afterCommit(events -> {})
                        .build());
        assertTrue(refused.getMessage().contains("afterCommit"));
    }
}
