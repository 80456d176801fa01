package org.ticketkit.examples.springboot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLRecoverableException;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.dao.TransientDataAccessResourceException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.ticketkit.ticket.StorageFailed;

/** A commit that reached the database, and whose answer did not come back. */
class LostAnswerTest {

    private final LosingAnswers database = new LosingAnswers("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
    private final JdbcTemplate jdbc = new JdbcTemplate(database);
    private final SpringTransactions transactions =
            new SpringTransactions(database, new JdbcTransactionManager(database));

    LostAnswerTest() {
        jdbc.execute("CREATE TABLE parcel (id INTEGER)");
    }

    private int insert() {
        return jdbc.update("INSERT INTO parcel (id) VALUES (7)");
    }

    @Test
    void U1_what_may_be_committed_is_not_to_be_tried_again_blindly() {
        database.loses = true;
        StorageFailed failed = assertThrows(StorageFailed.class, () -> transactions.call(transaction -> insert()));
        database.loses = false;

        assertEquals(StorageFailed.Recovery.LOOK_FIRST, failed.recovery());
        assertEquals(1, jdbc.queryForObject("SELECT COUNT(*) FROM parcel", Integer.class));
    }

    @Test
    void U1_what_the_work_throws_comes_out_unchanged_and_undoes_it() {
        RuntimeException thrown = new TransientDataAccessResourceException("down");
        assertEquals(
                thrown,
                assertThrows(
                        RuntimeException.class,
                        () -> transactions.call(transaction -> {
                            insert();
                            throw thrown;
                        })));
        assertEquals(0, jdbc.queryForObject("SELECT COUNT(*) FROM parcel", Integer.class));
    }

    /** Connections that, once asked to, commit and then break. */
    private static final class LosingAnswers extends DelegatingDataSource {

        private boolean loses;

        LosingAnswers(String url) {
            super(new DriverManagerDataSource(url));
        }

        @Override
        public Connection getConnection() throws SQLException {
            Connection real = super.getConnection();
            return (Connection) Proxy.newProxyInstance(
                    Connection.class.getClassLoader(),
                    new Class<?>[] {Connection.class},
                    (proxy, method, arguments) -> {
                        try {
                            Object answer = method.invoke(real, arguments);
                            if (loses && method.getName().equals("commit")) {
                                throw new SQLRecoverableException("the connection broke", "08006");
                            }
                            return answer;
                        } catch (InvocationTargetException e) {
                            throw e.getCause();
                        }
                    });
        }
    }
}
