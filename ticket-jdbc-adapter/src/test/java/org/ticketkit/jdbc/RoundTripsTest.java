package org.ticketkit.jdbc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.ticketkit.jdbc.DeskOnDatabase.ANN;
import static org.ticketkit.jdbc.DeskOnDatabase.MAIL;
import static org.ticketkit.jdbc.DeskOnDatabase.request;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.ticketkit.spi.TicketStore;
import org.ticketkit.ticket.AgentId;
import org.ticketkit.ticket.Assign;
import org.ticketkit.ticket.Move;
import org.ticketkit.ticket.OpenTicket;
import org.ticketkit.ticket.Refused;
import org.ticketkit.ticket.Reply;
import org.ticketkit.ticket.Ticket;

/** How often the database is asked for a command; the promises of {@link JdbcTicketStore}. */
class RoundTripsTest {

    private final TestDatabase database = TestDatabase.inMemory();
    private final Watched watched = new Watched(database.pool());
    private DeskOnDatabase on;
    private Ticket first;

    @BeforeEach
    void open_one_so_that_definitions_are_stored_and_a_block_of_numbers_is_there() {
        on = new DeskOnDatabase(database.prepared(JdbcStorage.over(watched.dataSource())));
        first = on.open();
        watched.reset();
    }

    @AfterEach
    void drop() {
        database.close();
    }

    @Test
    void an_opening_with_all_that_belongs_to_it_is_one_execution_beside_begin_and_commit() {
        Ticket ticket = on.desk
                .tickets()
                .open(
                        MAIL,
                        request()
                                .idempotencyKey("order 7")
                                .messageId("<one@example.org>")
                                .build())
                .ticket();

        String statements = watched.executions.get(0).sql();
        assertEquals(List.of("execute", "commit"), watched.since());
        for (String table : List.of("ticket", "ticket_term", "unique_key", "event", "entry", "participant", "notice")) {
            assertTrue(statements.contains("INTO tk_" + table + " "), table + " is not in " + statements);
        }
        assertNotEquals(first.number(), ticket.number());
    }

    @Test
    void the_same_kind_of_opening_has_the_same_text_every_time() {
        on.open();
        on.open();

        assertEquals(watched.executions.get(0).sql(), watched.executions.get(1).sql());
    }

    @Test
    void a_block_of_numbers_costs_one_execution_for_50_openings() {
        for (int i = 0; i < NumberBlocks.SIZE; i++) {
            on.open();
        }

        assertEquals(NumberBlocks.SIZE + 1, watched.executions.size());
    }

    @Test
    void an_assignment_and_a_move_are_each_one_execution_to_load_and_one_to_write() {
        on.desk.tickets().assign(ANN, Assign.to(first.id(), AgentId.of("ann")));
        assertEquals(List.of("execute", "execute", "commit"), watched.since());

        on.desk.tickets().move(ANN, Move.to(first.id(), "resolved"));
        assertEquals(List.of("execute", "execute", "commit"), watched.since());
    }

    @Test
    void a_reply_loads_the_ticket_and_who_takes_part_in_one_execution() {
        on.desk.tickets().reply(ANN, Reply.to(first.id(), "We are looking for it."));

        assertEquals(List.of("execute", "execute", "commit"), watched.since());
    }

    @Test
    void notices_are_claimed_by_two_looks_and_one_lease_however_many_they_are() {
        on.open();
        on.open();
        watched.reset();
        Instant now = on.clock.instant();

        TicketStore store = on.desk.parts().storage().store();
        assertEquals(3, store.claimNotices(now, now.plusSeconds(60), 3).size());

        assertEquals(List.of("execute", "execute", "execute", "commit"), watched.since());
    }

    @Test
    void a_repeated_opening_costs_three_more_to_say_which_ticket_it_is() {
        OpenTicket command = request().idempotencyKey("order 8").build();
        on.desk.tickets().open(MAIL, command);
        watched.reset();

        assertTrue(on.desk.tickets().open(MAIL, command).isReplayed());

        List<String> calls = watched.since();
        assertEquals(
                List.of(),
                calls.stream().filter(call -> call.equals("setSavepoint")).toList());
        assertEquals(1, calls.stream().filter(call -> call.equals("commit")).count());
    }

    @Test
    void a_refused_command_writes_nothing() {
        assertThrows(Refused.class, () -> on.desk.tickets().move(ANN, Move.to(first.id(), "nowhere")));

        assertEquals(List.of("execute", "rollback"), watched.since());
    }

    @Test
    void no_thread_ever_holds_two_connections() {
        on.desk.tickets().reply(ANN, Reply.to(first.id(), "We are looking for it."));
        on.desk.work(10);
        on.desk.deliver(10);

        assertEquals(1, watched.mostOut());
    }
}
