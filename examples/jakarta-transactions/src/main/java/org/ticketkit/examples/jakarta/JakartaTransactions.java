package org.ticketkit.examples.jakarta;

import jakarta.transaction.HeuristicMixedException;
import jakarta.transaction.HeuristicRollbackException;
import jakarta.transaction.InvalidTransactionException;
import jakarta.transaction.NotSupportedException;
import jakarta.transaction.RollbackException;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.SystemException;
import jakarta.transaction.TransactionManager;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.ticketkit.jdbc.ConnectionSource;
import org.ticketkit.spi.UnitOfWork;
import org.ticketkit.ticket.StorageFailed;
import org.ticketkit.ticket.StorageFailed.Recovery;

/** Jakarta transactions for the desk: it joins the one that is running, on the connection that the data source enlists in it. */
final class JakartaTransactions implements ConnectionSource, UnitOfWork {

    private static final Logger LOG = LoggerFactory.getLogger(JakartaTransactions.class);

    private final DataSource dataSource;
    private final TransactionManager manager;
    private final TransactionSynchronizationRegistry registry;

    JakartaTransactions(
            DataSource dataSource, TransactionManager manager, TransactionSynchronizationRegistry registry) {
        this.dataSource = dataSource;
        this.manager = manager;
        this.registry = registry;
    }

    @Override
    public Connection acquire() throws SQLException {
        return dataSource.getConnection();
    }

    @Override
    public void release(Connection connection) throws SQLException {
        connection.close(); // the data source keeps it until the transaction ends
    }

    @Override
    public <T> T call(Work<T> work) {
        if (isActive()) {
            return work.in(new Running(false));
        }
        try {
            jakarta.transaction.Transaction ended = manager.suspend(); // in a hook, what was committed just now
            try {
                return begin(work);
            } finally {
                if (ended != null) {
                    manager.resume(ended);
                }
            }
        } catch (RollbackException e) {
            if (isSurelyRolledBack(e)) {
                throw new StorageFailed("The transaction was rolled back instead", Recovery.RETRY, e);
            }
            throw new StorageFailed("Nobody knows whether the transaction was committed", Recovery.LOOK_FIRST, e);
        } catch (HeuristicMixedException e) {
            throw new StorageFailed("Nobody knows whether the transaction was committed", Recovery.LOOK_FIRST, e);
        } catch (NotSupportedException | SystemException | HeuristicRollbackException | InvalidTransactionException e) {
            throw new StorageFailed("The transaction manager failed", Recovery.INVESTIGATE, e);
        }
    }

    private <T> T begin(Work<T> work)
            throws NotSupportedException, SystemException, RollbackException, HeuristicMixedException,
                    HeuristicRollbackException {
        manager.begin();
        T result;
        try {
            result = work.in(new Running(true));
        } catch (RuntimeException | Error failure) {
            manager.rollback();
            throw failure;
        }
        manager.commit();
        return result;
    }

    /** Narayana says "rolled back" of a commit whose answer was lost, too; the database says so with an SQLSTATE of class 40. */
    private static boolean isSurelyRolledBack(Throwable failure) {
        List<Throwable> reasons = new ArrayList<>(List.of(failure.getSuppressed()));
        if (failure.getCause() != null) {
            reasons.add(failure.getCause());
        }
        if (failure instanceof SQLException fromDatabase) {
            return fromDatabase.getSQLState() != null
                    && fromDatabase.getSQLState().startsWith("40");
        }
        return reasons.stream().allMatch(JakartaTransactions::isSurelyRolledBack);
    }

    @Override
    public boolean isActive() {
        int status = registry.getTransactionStatus();
        return status == Status.STATUS_ACTIVE || status == Status.STATUS_MARKED_ROLLBACK;
    }

    @Override
    public boolean promisesAfterCommit() {
        return true;
    }

    private final class Running implements Transaction {

        private final boolean outermost;

        Running(boolean outermost) {
            this.outermost = outermost;
        }

        @Override
        public boolean isOutermost() {
            return outermost;
        }

        @Override
        public void afterCommit(Runnable hook) {
            Hooks hooks = (Hooks) registry.getResource(JakartaTransactions.this);
            if (hooks == null) {
                hooks = new Hooks();
                registry.putResource(JakartaTransactions.this, hooks);
                registry.registerInterposedSynchronization(hooks);
            }
            hooks.registered.add(hook);
        }
    }

    /** One synchronization for all hooks of a transaction: managers differ in the order of several. */
    private static final class Hooks implements Synchronization {

        private final List<Runnable> registered = new ArrayList<>();

        @Override
        public void beforeCompletion() {}

        @Override
        public void afterCompletion(int status) {
            if (status == Status.STATUS_COMMITTED) {
                registered.forEach(Hooks::run);
            }
        }

        private static void run(Runnable hook) {
            try {
                hook.run();
            } catch (RuntimeException | Error e) {
                LOG.error("A hook failed after the commit; the commit stands", e);
            }
        }
    }
}
