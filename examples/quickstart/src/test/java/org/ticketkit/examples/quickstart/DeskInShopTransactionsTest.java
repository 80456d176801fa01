package org.ticketkit.examples.quickstart;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import org.h2.jdbcx.JdbcConnectionPool;
import org.ticketkit.jdbc.JdbcStorage;
import org.ticketkit.spi.Storage;
import org.ticketkit.tck.HostContract;

/** The desk in the transactions of the shop, on a pool of one. */
class DeskInShopTransactionsTest extends HostContract {

    @Override
    protected Host host() {
        return new Shop();
    }

    private static final class Shop implements Host {

        private final JdbcConnectionPool pool =
                JdbcConnectionPool.create("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1", "sa", "");
        private final ShopTransactions transactions = new ShopTransactions(pool);
        private final JdbcStorage storage =
                JdbcStorage.builder(transactions, transactions).build();

        Shop() {
            pool.setMaxConnections(1);
            pool.setLoginTimeout(5);
            commit(() -> {
                run(storage.schema().script());
                run("CREATE TABLE parcel (id INTEGER PRIMARY KEY)");
            });
        }

        private static final class RollBack extends RuntimeException {
            private static final long serialVersionUID = 1L;
        }

        @Override
        public Storage storage() {
            return storage;
        }

        @Override
        public void commit(Runnable work) {
            transactions.call(transaction -> {
                work.run();
                return 0;
            });
        }

        @Override
        public void rollBack(Runnable work) {
            try {
                commit(() -> {
                    work.run();
                    throw new RollBack();
                });
            } catch (RollBack expected) {
                // that is how the shop rolls back
            }
        }

        @Override
        public void insert(int row) {
            run("INSERT INTO parcel (id) VALUES (" + row + ")");
        }

        private void run(String sql) {
            try (Statement statement = transactions.acquire().createStatement()) {
                statement.execute(sql);
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        public long rows() {
            try (Connection connection = pool.getConnection();
                    Statement statement = connection.createStatement();
                    ResultSet count = statement.executeQuery("SELECT COUNT(*) FROM parcel")) {
                count.next();
                return count.getLong(1);
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        public void close() {
            pool.dispose();
        }
    }
}
