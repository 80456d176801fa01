package org.ticketkit.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.Function;
import javax.sql.DataSource;
import org.junit.jupiter.api.Nested;
import org.ticketkit.spi.Storage;
import org.ticketkit.tck.HostContract;
import org.ticketkit.tck.StorageContract.HostTransactions;

/** The desk in the transactions of hosts with plain JDBC, on a pool of one. */
class DeskInAHostsTransactionTest {

    @Nested
    class OfTheHostsOwnOnH2 extends HostContract {
        @Override
        protected Host host() {
            return JdbcHost.on(TestDatabase.inMemory(), JdbcHost::raw);
        }
    }

    @Nested
    class OfTheHostsOwnOnPostgres extends HostContract {
        @Override
        protected Host host() {
            return JdbcHost.on(TestDatabase.onPostgres(), JdbcHost::raw);
        }
    }

    @Nested
    class SharedWithTheHostOnH2 extends HostContract {
        @Override
        protected Host host() {
            return JdbcHost.on(TestDatabase.inMemory(), JdbcHost::shared);
        }
    }

    @Nested
    class SharedWithTheHostOnPostgres extends HostContract {
        @Override
        protected Host host() {
            return JdbcHost.on(TestDatabase.onPostgres(), JdbcHost::shared);
        }
    }

    /** A host with one table and one connection. */
    private record JdbcHost(TestDatabase database, DataSource pool, Transactions transactions)
            implements HostContract.Host {

        private record Transactions(JdbcStorage storage, HostTransactions host, ConnectionSource connections) {}

        static JdbcHost on(TestDatabase database, Function<DataSource, Transactions> way) {
            DataSource pool = database.pool(1, true);
            Transactions transactions = way.apply(pool);
            database.prepared(transactions.storage());
            database.run("CREATE TABLE parcel (id INTEGER PRIMARY KEY)");
            return new JdbcHost(database, pool, transactions);
        }

        static Transactions raw(DataSource pool) {
            RawHost host = new RawHost(pool);
            return new Transactions(JdbcStorage.builder(host, host).build(), host, host);
        }

        static Transactions shared(DataSource pool) {
            JdbcUnitOfWork work = JdbcUnitOfWork.over(pool);
            return new Transactions(JdbcStorage.builder(work).build(), new SharedTransactions(work), work);
        }

        @Override
        public Storage storage() {
            return transactions.storage();
        }

        @Override
        public void commit(Runnable work) {
            transactions.host().commit(work);
        }

        @Override
        public void rollBack(Runnable work) {
            transactions.host().rollBack(work);
        }

        @Override
        public void insert(int row) {
            try {
                Sql.of("INSERT INTO parcel (id) VALUES (?)", row)
                        .update(transactions.connections().acquire());
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        public long rows() {
            try (Connection connection = pool.getConnection()) {
                return Sql.of("SELECT COUNT(*) AS n FROM parcel")
                        .first(connection, row -> row.number("n"))
                        .orElseThrow();
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        public void close() {
            database.close();
        }
    }

    /** What a host does with {@link JdbcUnitOfWork#inTransaction}. */
    private record SharedTransactions(JdbcUnitOfWork work) implements HostTransactions {

        private static final class RollBack extends Exception {
            private static final long serialVersionUID = 1L;
        }

        @Override
        public void commit(Runnable rows) {
            work.inTransaction(connection -> {
                rows.run();
                return 0;
            });
        }

        @Override
        public void rollBack(Runnable rows) {
            try {
                work.inTransaction(connection -> {
                    rows.run();
                    throw new RollBack();
                });
            } catch (RollBack expected) {
                // that is how the host rolls back
            }
        }
    }
}
