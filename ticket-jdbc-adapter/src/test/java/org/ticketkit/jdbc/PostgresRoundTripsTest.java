package org.ticketkit.jdbc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.ticketkit.jdbc.DeskOnDatabase.ANN;
import static org.ticketkit.jdbc.DeskOnDatabase.MAIL;
import static org.ticketkit.jdbc.DeskOnDatabase.request;

import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.ticketkit.postgres.PostgresServer;
import org.ticketkit.ticket.AgentId;
import org.ticketkit.ticket.Assign;
import org.ticketkit.ticket.Move;
import org.ticketkit.ticket.OpenTicket;
import org.ticketkit.ticket.Refused;
import org.ticketkit.ticket.Reply;
import org.ticketkit.ticket.Ticket;

/** How often a command crosses the wire to PostgreSQL, counted at the wire; the commit is one, the rest is the command. */
class PostgresRoundTripsTest {

    private static final int COMMIT = 1;

    private final TestDatabase database = TestDatabase.onPostgres();
    private WireTap wire;
    private TestDatabase tapped;
    private DeskOnDatabase on;
    private Ticket first;

    @BeforeEach
    void open_some_so_that_the_driver_has_prepared_what_it_prepares() throws IOException {
        wire = new WireTap(PostgresServer.shared().port());
        tapped = database.through(wire);
        on = new DeskOnDatabase(database.prepared(JdbcStorage.over(tapped.pool(1, false))));
        first = on.open();
        for (int i = 0; i < 10; i++) {
            on.open();
        }
        wire.reset();
    }

    @AfterEach
    void drop() throws IOException {
        tapped.close();
        wire.close();
    }

    @Test
    void an_opening_with_all_that_belongs_to_it_is_one_round_trip_and_the_commit() {
        on.open();

        assertEquals(1 + COMMIT, wire.roundTrips.get());
    }

    @Test
    void an_opening_with_keys_tags_and_a_message_id_is_one_round_trip_too_the_first_time_already() {
        on.desk
                .tickets()
                .open(
                        MAIL,
                        request()
                                .idempotencyKey("order 7")
                                .messageId("<one@example.org>")
                                .reference("shop", "7")
                                .tag("parcel")
                                .build());

        assertEquals(1 + COMMIT, wire.roundTrips.get());
    }

    @Test
    void the_server_parses_nothing_for_an_opening_of_a_shape_that_it_has_seen() {
        on.open();

        assertEquals(0, wire.parses.get());
    }

    @Test
    void a_value_that_is_missing_in_one_opening_and_there_in_the_next_changes_nothing() {
        for (int i = 0; i < 10; i++) {
            on.desk
                    .tickets()
                    .open(MAIL, request().messageId("<" + i + "@a.example>").build());
            on.desk
                    .tickets()
                    .open(ANN, request().messageId("<" + i + "@b.example>").build());
        }
        wire.reset();

        on.desk.tickets().open(MAIL, request().messageId("<c@a.example>").build());
        on.desk.tickets().open(ANN, request().messageId("<d@a.example>").build());

        assertEquals(0, wire.parses.get());
    }

    @Test
    void a_move_and_a_reply_load_and_write() {
        on.desk.tickets().assign(ANN, Assign.to(first.id(), AgentId.of("ann")));
        assertEquals(2 + COMMIT, wire.roundTrips.get());
        wire.reset();

        on.desk.tickets().reply(ANN, Reply.to(first.id(), "We are looking for it."));
        assertEquals(2 + COMMIT, wire.roundTrips.get());
        wire.reset();

        on.desk.tickets().move(ANN, Move.to(first.id(), "resolved"));
        assertEquals(2 + COMMIT, wire.roundTrips.get());
    }

    @Test
    void a_repeated_opening_costs_the_refused_write_its_undoing_the_search_for_the_conflict_and_the_ticket() {
        OpenTicket command = request().idempotencyKey("order 8").build();
        on.desk.tickets().open(MAIL, command);
        wire.reset();

        assertTrue(on.desk.tickets().open(MAIL, command).isReplayed());

        int trips = wire.roundTrips.get();
        assertTrue(trips <= 6 + COMMIT, trips + " round trips");
    }

    @Test
    void a_refused_command_writes_nothing() {
        assertThrows(Refused.class, () -> on.desk.tickets().move(ANN, Move.to(first.id(), "nowhere")));

        int load = 1;
        int rollback = 1;
        assertEquals(load + rollback, wire.roundTrips.get());
    }
}
