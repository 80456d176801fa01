package org.ticketkit.examples.jakarta;

import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.AgroalConnectionFactoryConfiguration.TransactionIsolation;
import io.agroal.api.configuration.supplier.AgroalDataSourceConfigurationSupplier;
import io.agroal.narayana.NarayanaTransactionIntegration;
import jakarta.transaction.RollbackException;
import jakarta.transaction.SystemException;
import jakarta.transaction.TransactionManager;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.h2.jdbcx.JdbcDataSource;
import org.postgresql.Driver;
import org.postgresql.xa.PGXADataSource;
import org.ticketkit.jdbc.JdbcStorage;
import org.ticketkit.postgres.PostgresServer;
import org.ticketkit.spi.Storage;
import org.ticketkit.tck.HostContract;

/** A host whose transactions are begun and ended by a transaction manager, on a database that nobody else uses. */
final class JakartaHost implements HostContract.Host {

    private static final AtomicInteger SCHEMAS = new AtomicInteger();

    private final TransactionManager manager = com.arjuna.ats.jta.TransactionManager.transactionManager();
    private final AgroalDataSource pool;
    private final JdbcStorage storage;

    private JakartaHost(Class<?> driver, String url, int connections, TransactionIsolation isolation) {
        TransactionSynchronizationRegistry registry =
                new com.arjuna.ats.internal.jta.transaction.arjunacore.TransactionSynchronizationRegistryImple();
        AgroalDataSourceConfigurationSupplier configuration = new AgroalDataSourceConfigurationSupplier()
                .connectionPoolConfiguration(on -> on.maxSize(connections)
                        .acquisitionTimeout(Duration.ofSeconds(5))
                        .transactionIntegration(new NarayanaTransactionIntegration(manager, registry))
                        .connectionFactoryConfiguration(at ->
                                at.connectionProviderClass(driver).jdbcUrl(url).jdbcTransactionIsolation(isolation)));
        configuration.metricsEnabled();
        try {
            pool = AgroalDataSource.from(configuration);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        JakartaTransactions transactions = new JakartaTransactions(pool, manager, registry);
        storage = JdbcStorage.builder(transactions, transactions).build();
        run(storage.schema().script());
        run("CREATE TABLE parcel (id INTEGER PRIMARY KEY)");
    }

    static JakartaHost onH2(int connections) {
        return new JakartaHost(
                JdbcDataSource.class,
                "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1",
                connections,
                TransactionIsolation.READ_COMMITTED);
    }

    static JakartaHost onPostgres(int connections) {
        return new JakartaHost(
                PGXADataSource.class, schemaOnPostgres(), connections, TransactionIsolation.READ_COMMITTED);
    }

    /** On PostgreSQL with serializable transactions; not by XA, where its driver does not tell that a commit rolled back. */
    static JakartaHost serializable() {
        return new JakartaHost(Driver.class, schemaOnPostgres(), 2, TransactionIsolation.SERIALIZABLE);
    }

    /** On H2 by a driver that can lose the answer to a commit. */
    static JakartaHost losingAnswers() {
        return new JakartaHost(
                LosingAnswers.class,
                "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1",
                2,
                TransactionIsolation.READ_COMMITTED);
    }

    private static String schemaOnPostgres() {
        String url = PostgresServer.shared().url("postgres");
        String schema = "host_" + SCHEMAS.incrementAndGet();
        PostgresServer.run(url, "CREATE SCHEMA " + schema);
        return url + "&currentSchema=" + schema;
    }

    TransactionManager manager() {
        return manager;
    }

    /** The most connections that were out at once. */
    long mostConnections() {
        return pool.getMetrics().maxUsedCount();
    }

    private void run(String sql) {
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public Storage storage() {
        return storage;
    }

    @Override
    public void commit(Runnable work) {
        try {
            manager.begin();
            try {
                work.run();
            } catch (RuntimeException | Error failure) {
                manager.rollback();
                throw failure;
            }
            manager.commit();
        } catch (RuntimeException failure) {
            throw failure;
        } catch (Exception failure) {
            throw new IllegalStateException(failure);
        }
    }

    @Override
    public void rollBack(Runnable work) {
        try {
            commit(() -> {
                work.run();
                try {
                    manager.setRollbackOnly();
                } catch (SystemException e) {
                    throw new IllegalStateException(e);
                }
            });
        } catch (IllegalStateException expected) {
            if (!(expected.getCause() instanceof RollbackException)) {
                throw expected;
            }
        }
    }

    @Override
    public void insert(int row) {
        run("INSERT INTO parcel (id) VALUES (" + row + ")");
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
        pool.close();
    }
}
