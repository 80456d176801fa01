package org.ticketkit.examples.benchmarks.load;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.ticketkit.ConsistencyReport;
import org.ticketkit.TicketDesk;
import org.ticketkit.jdbc.JdbcStorage;
import org.ticketkit.ticket.PageRequest;

/** What is copied is as good as what was opened. */
class FillingTest {

    private static final Set<String> TABLES =
            Set.of("entry", "event", "notice", "participant", "ticket", "ticket_term", "unique_key");
    private static final int ORIGINALS = 20;
    private static final int TICKETS = 105;

    @ParameterizedTest
    @EnumSource(names = {"POSTGRESQL", "H2_MEMORY"})
    void a_copied_ticket_is_what_its_own_history_says(Database.Kind kind) throws Exception {
        try (Database database = filled(kind)) {
            TicketDesk desk = TicketDesk.builder()
                    .storage(JdbcStorage.builder(database.pool()).build())
                    .build();
            ConsistencyReport report = desk.checkConsistency(PageRequest.first(TICKETS));
            assertEquals(List.of(), report.found());
            assertEquals(TICKETS, report.checked());
        }
    }

    @Test
    void copies_have_numbers_of_their_own_and_everything_is_there_once_for_each() throws Exception {
        try (Database database = filled(Database.Kind.H2_MEMORY)) {
            assertEquals(
                    TICKETS / ORIGINALS,
                    number(database, "SELECT COUNT(DISTINCT SUBSTRING(number, 1, 6)) FROM tk_ticket"));
            assertEquals(TICKETS, number(database, "SELECT COUNT(*) FROM tk_entry"));
            assertEquals(2 * TICKETS, number(database, "SELECT COUNT(*) FROM tk_event"));
            assertEquals(TICKETS, number(database, "SELECT COUNT(DISTINCT notice_key) FROM tk_notice"));
            assertEquals(TICKETS, number(database, "SELECT COUNT(DISTINCT requester_id) FROM tk_participant"));
        }
    }

    /** Twice: what was there before is gone. */
    private static Database filled(Database.Kind kind) throws Exception {
        Database database = Database.start(kind);
        JdbcStorage.builder(database.pool()).build().schema().migrate();
        Filling filling = new Filling(database, new Engine(database.pool()), "tk_", TABLES, ORIGINALS);
        filling.to(TICKETS).call();
        filling.to(TICKETS).call();
        return database;
    }

    private static long number(Database database, String sql) throws SQLException {
        try (Connection connection = database.pool().getConnection();
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            result.next();
            return result.getLong(1);
        }
    }
}
