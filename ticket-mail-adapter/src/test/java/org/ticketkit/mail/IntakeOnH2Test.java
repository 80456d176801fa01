package org.ticketkit.mail;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.ticketkit.jdbc.JdbcStorage;
import org.ticketkit.mail.CrashingStorage.Died;
import org.ticketkit.mail.IntakeFixture.SetClock;
import org.ticketkit.ticket.Ticket;

/** The same intake on a database. */
class IntakeOnH2Test {

    private final JdbcDataSource database = new JdbcDataSource();
    private Connection keeper;
    private CrashingStorage storage;
    private SetClock clock;
    private IntakeFixture it;

    @BeforeEach
    void open() throws SQLException {
        database.setURL("jdbc:h2:mem:intake");
        keeper = database.getConnection();
        JdbcStorage h2 = JdbcStorage.over(database);
        try (Statement statement = keeper.createStatement()) {
            statement.execute(h2.schema().script());
        }
        storage = new CrashingStorage(h2);
        clock = new SetClock();
        it = IntakeFixture.on(storage, clock, choices -> choices);
    }

    @AfterEach
    void close() throws SQLException {
        keeper.close();
    }

    @Test
    void M6_a_case_is_opened_answered_and_its_copy_and_its_guesser_are_known() {
        Ticket ticket = it.annsCase();

        assertEquals(
                "FOLLOW_UP recipient-token " + ticket.number(),
                it.take(RawMail.from("ann@home.example").to(it.annsAddress(ticket)))
                        .toString());
        assertEquals(
                "IGNORED duplicate " + ticket.number(),
                it.take(
                                "sales",
                                RawMail.from("ann@home.example")
                                        .id("<first@home.example>")
                                        .subject("Broken"))
                        .toString());
        assertEquals(
                "claim-refused",
                it.take(RawMail.from("eve@other.example")
                                .subject(ticket.number().value()))
                        .reason());
        assertEquals(2, it.entries(ticket).size());
    }

    @Test
    void M1_the_process_dies_at_any_step_of_processing_and_a_case_comes_of_it_once() {
        RawMail mail = RawMail.from("ann@home.example").id("<1@home.example>");
        it.receive("support", mail);
        int step = 0;
        int deaths = 0;
        while (it.tickets().isEmpty()) {
            step++;
            storage.failAt(step, false, Died::new);
            try {
                it.intake.process(10);
            } catch (Died e) {
                deaths++;
            }
            storage.recover();
            clock.forward(Duration.ofHours(1));
        }

        assertEquals(true, deaths > 8, "it died " + deaths + " times");
        assertEquals(List.of(), it.intake.process(10));
        assertEquals(1, it.tickets().size());
        assertEquals(1, it.deliver().size());
        assertEquals(false, it.receive("support", mail));
    }

    @Test
    void M1_processing_refuses_to_run_inside_a_transaction() {
        assertThrows(IllegalStateException.class, () -> storage.unitOfWork().call(transaction -> it.intake.process(1)));
    }
}
