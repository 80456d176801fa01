package org.ticketkit.examples.quickstart;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.ticketkit.jdbc.ConnectionSource;
import org.ticketkit.spi.UnitOfWork;
import org.ticketkit.ticket.StorageFailed;

/** A host that begins and ends its transactions itself; the desk joins them, on the host's own connection. */
final class ShopTransactions implements ConnectionSource, UnitOfWork {

    private final DataSource dataSource;

    @SuppressWarnings("ThreadLocalUsage") // a static one would join the transactions of different databases
    private final ThreadLocal<Connection> current = new ThreadLocal<>();

    ShopTransactions(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    @Override
    public Connection acquire() {
        return current.get();
    }

    @Override
    public void release(Connection connection) {}

    @Override
    public <T> T call(Work<T> work) {
        return isActive() ? work.in(new Running(false)) : begin(work);
    }

    private <T> T begin(Work<T> work) {
        try (Connection connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            current.set(connection);
            try {
                T result = work.in(new Running(true));
                connection.commit();
                return result;
            } catch (RuntimeException | Error e) {
                connection.rollback();
                throw e;
            } finally {
                current.remove();
            }
        } catch (SQLException e) {
            throw new StorageFailed("The shop's database failed", StorageFailed.Recovery.INVESTIGATE, e);
        }
    }

    @Override
    public boolean isActive() {
        return current.get() != null;
    }

    @Override
    public boolean promisesAfterCommit() {
        return false;
    }

    private record Running(boolean isOutermost) implements Transaction {

        @Override
        public void afterCommit(Runnable hook) {
            throw new IllegalStateException("the shop runs nothing after a commit");
        }
    }
}
