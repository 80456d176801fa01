package org.ticketkit.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Objects;
import javax.sql.DataSource;
import org.ticketkit.spi.UnitOfWork;
import org.ticketkit.tck.StorageContract.HostTransactions;

/** A host with plain JDBC that begins and ends its transactions itself; the library joins them, and begins none but through it. */
final class RawHost implements ConnectionSource, UnitOfWork, HostTransactions {

    private final DataSource dataSource;
    private final ThreadLocal<Connection> current = new ThreadLocal<>();

    RawHost(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    @Override
    public void commit(Runnable work) {
        inTransaction(work, true);
    }

    @Override
    public void rollBack(Runnable work) {
        inTransaction(work, false);
    }

    private void inTransaction(Runnable work, boolean keep) {
        try (Connection connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            current.set(connection);
            boolean done = false;
            try {
                work.run();
                done = true;
            } finally {
                current.remove();
                if (done && keep) {
                    connection.commit();
                } else {
                    connection.rollback();
                }
                connection.setAutoCommit(true);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public Connection acquire() {
        return Objects.requireNonNull(current.get(), "no transaction of the host");
    }

    @Override
    public void release(Connection connection) {}

    @Override
    public <T> T call(Work<T> work) {
        if (isActive()) {
            return work.in(new HostTransaction(false));
        }
        Object[] result = new Object[1];
        commit(() -> result[0] = work.in(new HostTransaction(true)));
        @SuppressWarnings("unchecked")
        T typed = (T) result[0];
        return typed;
    }

    @Override
    public boolean isActive() {
        return current.get() != null;
    }

    @Override
    public boolean promisesAfterCommit() {
        return false;
    }

    private record HostTransaction(boolean isOutermost) implements Transaction {
        @Override
        public void afterCommit(Runnable hook) {
            throw new IllegalStateException("a raw host runs no hooks");
        }
    }
}
