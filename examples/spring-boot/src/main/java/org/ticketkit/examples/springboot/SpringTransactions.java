package org.ticketkit.examples.springboot;

import java.sql.Connection;
import javax.sql.DataSource;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.UnexpectedRollbackException;
import org.springframework.transaction.support.DefaultTransactionDefinition;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.ticketkit.jdbc.ConnectionSource;
import org.ticketkit.spi.UnitOfWork;
import org.ticketkit.ticket.StorageFailed;
import org.ticketkit.ticket.StorageFailed.Recovery;

/** Spring's transactions for the desk: it joins the one that is running, on the connection that is bound to it. */
final class SpringTransactions implements ConnectionSource, UnitOfWork {

    private static final TransactionDefinition OF_ITS_OWN =
            new DefaultTransactionDefinition(TransactionDefinition.PROPAGATION_REQUIRES_NEW);

    private final DataSource dataSource;
    private final PlatformTransactionManager manager;

    SpringTransactions(DataSource dataSource, PlatformTransactionManager manager) {
        this.dataSource = dataSource;
        this.manager = manager;
    }

    @Override
    public Connection acquire() {
        return DataSourceUtils.getConnection(dataSource);
    }

    @Override
    public void release(Connection connection) {
        DataSourceUtils.releaseConnection(connection, dataSource);
    }

    @Override
    public <T> T call(Work<T> work) {
        // joining by the manager would mark the host's transaction rollback-only when a command is refused
        return isActive() ? work.in(new Running(false)) : begin(work);
    }

    private <T> T begin(Work<T> work) {
        TransactionStatus status = started();
        T result;
        try {
            result = work.in(new Running(true));
        } catch (RuntimeException | Error failure) {
            manager.rollback(status);
            throw failure;
        }
        try {
            manager.commit(status);
        } catch (ConcurrencyFailureException | UnexpectedRollbackException e) {
            throw new StorageFailed("The transaction was rolled back instead", Recovery.RETRY, e);
        } catch (TransactionException | DataAccessException e) {
            throw new StorageFailed("Nobody knows whether the transaction was committed", Recovery.LOOK_FIRST, e);
        }
        return result;
    }

    private TransactionStatus started() {
        try {
            return manager.getTransaction(OF_ITS_OWN);
        } catch (TransactionException e) {
            throw new StorageFailed("No transaction could be begun", Recovery.RETRY, e);
        }
    }

    @Override
    public boolean isActive() {
        // in a hook Spring still calls the transaction that has ended active, but takes no more synchronizations
        return TransactionSynchronizationManager.isActualTransactionActive()
                && TransactionSynchronizationManager.isSynchronizationActive();
    }

    @Override
    public boolean promisesAfterCommit() {
        return true;
    }

    private record Running(boolean isOutermost) implements Transaction {

        @Override
        public void afterCommit(Runnable hook) {
            TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                @Override
                public void afterCompletion(int status) { // Spring's afterCommit would let an exception out
                    if (status == STATUS_COMMITTED) {
                        hook.run();
                    }
                }
            });
        }
    }
}
