package org.ticketkit.examples.springboot;

import java.sql.Connection;
import javax.sql.DataSource;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.ticketkit.jdbc.ConnectionSource;
import org.ticketkit.spi.UnitOfWork;
import org.ticketkit.ticket.StorageFailed;
import org.ticketkit.ticket.StorageFailed.Recovery;

/** Spring's transactions for the desk: it joins the one that is running, on the connection that is bound to it. */
final class SpringTransactions implements ConnectionSource, UnitOfWork {

    private final DataSource dataSource;
    private final TransactionTemplate own;

    SpringTransactions(DataSource dataSource, PlatformTransactionManager transactionManager) {
        this.dataSource = dataSource;
        this.own = new TransactionTemplate(transactionManager);
        this.own.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
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
        // a template that joins would mark the host's transaction rollback-only when a command is refused
        return isActive() ? work.in(new Running(false)) : begin(work);
    }

    private <T> T begin(Work<T> work) {
        try {
            return own.execute(status -> work.in(new Running(true)));
        } catch (TransactionException | TransientDataAccessException e) {
            throw new StorageFailed("The transaction could not be begun or committed", Recovery.RETRY, e);
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
