package org.ticketkit.jdbc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.ticketkit.ticket.Criteria;
import org.ticketkit.ticket.PageRequest;
import org.ticketkit.ticket.Sort;
import org.ticketkit.ticket.StorageFailed;

/** The host's own rows in our transactions; the contract itself is tested by {@link ContractsOnDatabase}. */
class JdbcUnitOfWorkTest {

    private final TestDatabase database = TestDatabase.inMemory();
    private final JdbcUnitOfWork transactions = JdbcUnitOfWork.over(database.pool(1, true));
    private final DeskOnDatabase on = new DeskOnDatabase(
            database.prepared(JdbcStorage.builder(transactions).build()));

    @BeforeEach
    void a_table_of_the_host() {
        database.run("CREATE TABLE parcel (id INTEGER PRIMARY KEY)");
    }

    @AfterEach
    void drop() {
        database.close();
    }

    @Test
    void rows_and_tickets_are_committed_together() throws SQLException {
        transactions.inTransaction(connection -> {
            parcel(connection, 1);
            return on.open();
        });

        assertEquals(List.of(1L, 1L), List.of(parcels(), tickets()));
    }

    @Test
    void what_the_work_throws_takes_both_back_and_comes_out_unchanged() throws SQLException {
        IOException thrown = new IOException("on purpose");

        IOException came = assertThrows(
                IOException.class,
                () -> transactions.<Object, Exception>inTransaction(connection -> {
                    on.open();
                    parcel(connection, 1);
                    throw thrown;
                }));

        assertSame(thrown, came);
        assertFalse(transactions.isActive());
        assertEquals(List.of(0L, 0L), List.of(parcels(), tickets()));
    }

    @Test
    void inside_of_a_call_it_joins_and_gets_the_same_connection() throws SQLException {
        List<Connection> seen = new ArrayList<>();

        assertThrows(
                IllegalStateException.class,
                () -> transactions.call(transaction -> {
                    seen.add(transactions.acquire());
                    transactions.inTransaction(connection -> seen.add(connection));
                    on.open();
                    throw new IllegalStateException("on purpose");
                }));

        assertSame(seen.get(0), seen.get(1));
        assertEquals(0L, tickets());
    }

    @Test
    void a_command_whose_commit_was_not_answered_is_not_done_a_second_time() {
        JdbcUnitOfWork losing = JdbcUnitOfWork.over(losingTheAnswers(database.pool(1, true)));
        DeskOnDatabase lost = new DeskOnDatabase(JdbcStorage.builder(losing).build());
        lost.open(); // draws the numbers of both
        answersAreLost.set(true);

        StorageFailed failure = assertThrows(StorageFailed.class, lost::open);

        answersAreLost.set(false);
        assertEquals(StorageFailed.Recovery.LOOK_FIRST, failure.recovery());
        assertEquals(2, tickets());
    }

    private final AtomicBoolean answersAreLost = new AtomicBoolean();

    /** Commits, and says that the connection broke. */
    private DataSource losingTheAnswers(DataSource sound) {
        return proxy(
                DataSource.class,
                sound,
                (method, result) -> result instanceof Connection connection
                        ? proxy(Connection.class, connection, (call, answer) -> {
                            if (call.equals("commit") && answersAreLost.get()) {
                                throw new SQLException("An I/O error occurred", "08006");
                            }
                            return answer;
                        })
                        : result);
    }

    private interface Answering {
        Object answer(String method, Object result) throws SQLException;
    }

    private static <T> T proxy(Class<T> type, T sound, Answering answering) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(),
                new Class<?>[] {type},
                (self, method, arguments) -> answering.answer(method.getName(), method.invoke(sound, arguments))));
    }

    private static int parcel(Connection connection, int id) throws SQLException {
        return Sql.of("INSERT INTO parcel (id) VALUES (?)", id).update(connection);
    }

    private long parcels() throws SQLException {
        return transactions.inTransaction(connection -> Sql.of("SELECT COUNT(*) AS n FROM parcel")
                .first(connection, row -> row.number("n"))
                .orElseThrow());
    }

    private long tickets() {
        return on.desk
                .tickets()
                .search(DeskOnDatabase.ANN, Criteria.everything(), Sort.OLDEST_FIRST, PageRequest.first(10))
                .items()
                .size();
    }
}
