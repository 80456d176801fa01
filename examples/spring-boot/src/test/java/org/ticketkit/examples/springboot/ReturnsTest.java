package org.ticketkit.examples.springboot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.zaxxer.hikari.HikariDataSource;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.UnexpectedRollbackException;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.ticketkit.TicketDesk;
import org.ticketkit.ticket.Actor;
import org.ticketkit.ticket.Contact;
import org.ticketkit.ticket.Criteria;
import org.ticketkit.ticket.Move;
import org.ticketkit.ticket.OpenTicket;
import org.ticketkit.ticket.PageRequest;
import org.ticketkit.ticket.Refused;
import org.ticketkit.ticket.Sort;
import org.ticketkit.ticket.Ticket;

/** The desk behind {@code @Transactional} methods of Spring's making. */
@SpringBootTest(
        properties = {
            "tickets.round=PT1H",
            "spring.datasource.url=jdbc:h2:mem:returns;DB_CLOSE_DELAY=-1",
            "spring.datasource.hikari.maximum-pool-size=2",
            "spring.datasource.hikari.connection-timeout=5000"
        })
class ReturnsTest {

    private static final Actor SHOP = Actor.system("shop");

    /** Somebody else's service. */
    static class Services {
        @Transactional
        public void required(Runnable work) {
            work.run();
        }

        @Transactional(propagation = Propagation.REQUIRES_NEW)
        public void requiresNew(Runnable work) {
            work.run();
        }

        @Transactional(noRollbackFor = Refused.class)
        public void refusable(Runnable work) {
            work.run();
        }
    }

    @TestConfiguration
    static class More {
        @Bean
        Services services() {
            return new Services();
        }
    }

    @Autowired
    private Services services;

    @Autowired
    private Returns returns;

    @Autowired
    private TicketDesk desk;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private HikariDataSource pool;

    @Autowired
    private MeterRegistry meters;

    private int casesBefore;
    private double countedBefore;

    @BeforeEach
    void begin() {
        jdbc.sql("DELETE FROM shop_return").update();
        casesBefore = all();
        countedBefore = counted();
    }

    private int all() {
        return desk.tickets()
                .search(SHOP, Criteria.everything(), Sort.OLDEST_FIRST, PageRequest.first(100))
                .items()
                .size();
    }

    private double counted() {
        return meters.counter("tickets.events", "event", "Opened").count();
    }

    private void assertNew(int cases, int rows) {
        assertEquals(cases, all() - casesBefore);
        assertEquals(cases, counted() - countedBefore);
        assertEquals(rows, returns.count());
    }

    /** The lifecycle has no such move. */
    private void close(Ticket ticket) {
        desk.tickets().move(SHOP, Move.to(ticket.id(), "closed"));
    }

    private void openAnother() {
        desk.tickets()
                .open(
                        SHOP,
                        OpenTicket.from(Contact.mail("carla@example.org"))
                                .subject("Order 7")
                                .text("The wrong colour.")
                                .build());
    }

    @Test
    void the_row_and_the_case_are_committed_together_on_one_connection() {
        services.required(() -> {
            returns.sendBack(7);
            assertEquals(1, pool.getHikariPoolMXBean().getActiveConnections());
            assertEquals(countedBefore, counted(), "before the commit");
        });

        assertNew(1, 1);
        assertEquals(0, pool.getHikariPoolMXBean().getActiveConnections());
    }

    @Test
    void a_row_that_is_refused_takes_its_case_with_it() {
        returns.sendBack(7);

        assertThrows(DuplicateKeyException.class, () -> returns.sendBack(7));

        assertNew(1, 1);
    }

    @Test
    void an_exception_in_an_outer_method_takes_the_case_of_an_inner_one_with_it() {
        assertThrows(
                IllegalStateException.class,
                () -> services.required(() -> {
                    returns.sendBack(7);
                    throw new IllegalStateException("on purpose");
                }));

        assertNew(0, 0);
    }

    @Test
    void T2_a_refusal_that_is_caught_inside_leaves_the_transaction_to_go_on() {
        services.required(() -> {
            Ticket ticket = returns.sendBack(7);
            assertThrows(Refused.class, () -> close(ticket));
        });

        assertNew(1, 1);
    }

    @Test
    void a_refusal_that_leaves_a_transactional_method_rolls_back_by_spring_s_own_rules() {
        assertThrows(
                UnexpectedRollbackException.class,
                () -> services.required(() -> {
                    Ticket ticket = returns.sendBack(7);
                    assertThrows(Refused.class, () -> services.required(() -> close(ticket)));
                }));

        assertNew(0, 0);
    }

    @Test
    void a_refusal_may_leave_a_transactional_method_that_says_so() {
        services.required(() -> {
            Ticket ticket = returns.sendBack(7);
            assertThrows(Refused.class, () -> services.refusable(() -> close(ticket)));
        });

        assertNew(1, 1);
    }

    @Test
    void a_method_that_requires_a_new_transaction_commits_its_case_alone() {
        assertThrows(
                IllegalStateException.class,
                () -> services.required(() -> {
                    returns.sendBack(7);
                    services.requiresNew(() -> openAnother());
                    assertEquals(countedBefore + 1, counted(), "told of the inner one alone");
                    throw new IllegalStateException("on purpose");
                }));

        assertNew(1, 0);
    }

    @Test
    void what_a_new_transaction_rolls_back_leaves_the_outer_one_alone() {
        services.required(() -> {
            returns.sendBack(7);
            assertThrows(
                    IllegalStateException.class,
                    () -> services.requiresNew(() -> {
                        openAnother();
                        throw new IllegalStateException("on purpose");
                    }));
        });

        assertNew(1, 1);
    }

    @Test
    void the_host_s_migrations_and_the_library_s_have_a_history_each() {
        assertEquals(List.of("V1__shop_return.sql"), scriptsIn("flyway_schema_history"));
        assertEquals(List.of("V001__tickets.sql"), scriptsIn("tk_schema_history"));
    }

    private List<String> scriptsIn(String history) {
        return jdbc.sql("SELECT \"script\" FROM \"" + history + "\" WHERE \"type\" = 'SQL'")
                .query(String.class)
                .list();
    }
}
