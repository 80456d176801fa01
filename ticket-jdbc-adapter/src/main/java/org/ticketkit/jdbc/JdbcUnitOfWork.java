package org.ticketkit.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.ticketkit.spi.UnitOfWork;

/**
 * Transactions of our own over a plain {@link DataSource}: the only place that commits, rolls back and sets auto-commit.
 *
 * <p>The outermost {@link #call} of a thread takes a connection, switches auto-commit off if it is on, and at the end commits or rolls
 * back, restores auto-commit and gives the connection back; only then do the hooks run. Calls inside join it. So a thread never
 * holds two connections, and a pool of one will do. To call; a host that owns the transactions itself implements
 * {@link UnitOfWork} and {@link ConnectionSource}.
 *
 * <p>The host's own rows go into the same transaction on the same connection: {@link #inTransaction} hands it out.
 */
public final class JdbcUnitOfWork implements UnitOfWork, ConnectionSource {

    private static final Logger LOG = LoggerFactory.getLogger(JdbcUnitOfWork.class);

    private final DataSource dataSource;

    @SuppressWarnings("ThreadLocalUsage") // a static one would join the units of work of different data sources
    private final ThreadLocal<Running> running = new ThreadLocal<>();

    private JdbcUnitOfWork(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** Transactions on connections of this data source, whose auto-commit may be on or off. */
    public static JdbcUnitOfWork over(DataSource dataSource) {
        return new JdbcUnitOfWork(dataSource);
    }

    DataSource dataSource() {
        return dataSource;
    }

    @Override
    public <T> T call(Work<T> work) {
        Running outer = running.get();
        return outer == null ? begin(work::in) : work.in(outer.joined());
    }

    /**
     * Runs the host's own work, and every call of the desk in it, in one transaction: the running one of this thread, else a new one
     * that is committed when the work returns and rolled back when it throws.
     *
     * @param <T> what the work returns
     * @param <X> what the work may throw; it comes out unchanged
     */
    public <T, X extends Exception> T inTransaction(ConnectionWork<T, X> work) throws X {
        Running outer = running.get();
        return outer == null ? begin(own -> work.on(own.connection)) : work.on(outer.connection);
    }

    /** The host's work on the connection of the running transaction, which it neither closes nor commits nor rolls back. */
    @FunctionalInterface
    public interface ConnectionWork<T, X extends Exception> {
        /** Does the work. */
        T on(Connection connection) throws X;
    }

    private interface Body<T, X extends Exception> {
        T in(Running own) throws X;
    }

    private <T, X extends Exception> T begin(Body<T, X> work) throws X {
        Running own = open();
        T result;
        running.set(own);
        try {
            result = work.in(own);
            own.commit();
        } catch (Throwable failure) {
            own.rollback(failure);
            throw failure;
        } finally {
            running.remove();
            own.giveBack();
        }
        own.runHooks();
        return result;
    }

    private Running open() {
        try {
            Connection connection = dataSource.getConnection();
            try {
                boolean autoCommit = connection.getAutoCommit();
                if (autoCommit) {
                    connection.setAutoCommit(false);
                }
                return new Running(connection, autoCommit);
            } catch (SQLException e) {
                connection.close();
                throw e;
            }
        } catch (SQLException e) {
            throw SqlFailures.during("begin a transaction", e);
        }
    }

    @Override
    public boolean isActive() {
        return running.get() != null;
    }

    @Override
    public boolean promisesAfterCommit() {
        return true;
    }

    /** The connection of the running call; an {@link IllegalStateException} says if there is none. */
    @Override
    public Connection acquire() {
        Running own = running.get();
        if (own == null) {
            throw new IllegalStateException(
                    "No unit of work is running on this thread; use the connection inside call(...)");
        }
        return own.connection;
    }

    /** Does nothing: the call that took the connection gives it back. */
    @Override
    public void release(Connection connection) {}

    /** A transaction that this thread began. */
    private static final class Running implements Transaction {

        private final Connection connection;
        private final boolean restoreAutoCommit;
        private final List<Runnable> hooks = new ArrayList<>();

        Running(Connection connection, boolean restoreAutoCommit) {
            this.connection = connection;
            this.restoreAutoCommit = restoreAutoCommit;
        }

        @Override
        public boolean isOutermost() {
            return true;
        }

        @Override
        public void afterCommit(Runnable hook) {
            hooks.add(hook);
        }

        Transaction joined() {
            return new Joined(this);
        }

        void commit() {
            try {
                connection.commit();
            } catch (SQLException e) {
                throw SqlFailures.duringCommit(e);
            }
        }

        void rollback(Throwable reason) {
            try {
                connection.rollback();
            } catch (SQLException e) {
                reason.addSuppressed(e);
            }
        }

        /** What was committed stays so whatever happens here: a failure is logged. */
        void giveBack() {
            try (connection) {
                if (restoreAutoCommit) {
                    connection.setAutoCommit(true);
                }
            } catch (SQLException e) {
                LOG.warn("A connection could not be given back in order", e);
            }
        }

        void runHooks() {
            for (Runnable hook : hooks) {
                runLogged(hook);
            }
        }

        private static void runLogged(Runnable hook) {
            try {
                hook.run();
            } catch (RuntimeException | Error e) {
                LOG.error("A hook failed after the commit; the commit stands", e);
            }
        }
    }

    /** The same transaction as seen by a call inside. */
    private record Joined(Running outer) implements Transaction {

        @Override
        public boolean isOutermost() {
            return false;
        }

        @Override
        public void afterCommit(Runnable hook) {
            outer.afterCommit(hook);
        }
    }
}
