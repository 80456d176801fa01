package org.ticketkit.examples.springboot;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.ticketkit.jdbc.JdbcStorage;
import org.ticketkit.postgres.PostgresServer;
import org.ticketkit.spi.Storage;
import org.ticketkit.tck.HostContract;

/** A host whose transactions are begun and ended by Spring, on a database that nobody else uses. */
final class SpringHost implements HostContract.Host {

    private static final String READ_COMMITTED = "TRANSACTION_READ_COMMITTED";
    private static final AtomicInteger SCHEMAS = new AtomicInteger();

    private final HikariDataSource pool;
    private final JdbcTemplate jdbc;
    private final TransactionTemplate template;
    private final JdbcStorage storage;

    private SpringHost(String url, int connections, String isolation) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(url);
        config.setMaximumPoolSize(connections);
        config.setTransactionIsolation(isolation);
        config.setMinimumIdle(0);
        config.setConnectionTimeout(5_000);
        pool = new HikariDataSource(config);
        JdbcTransactionManager manager = new JdbcTransactionManager(pool);
        SpringTransactions transactions = new SpringTransactions(pool, manager);
        jdbc = new JdbcTemplate(pool);
        template = new TransactionTemplate(manager);
        storage = JdbcStorage.builder(transactions, transactions).build();
        jdbc.execute(storage.schema().script());
        jdbc.execute("CREATE TABLE parcel (id INTEGER PRIMARY KEY)");
    }

    /** On PostgreSQL, with transactions that are serializable. */
    static SpringHost serializable() {
        return new SpringHost(schemaOnPostgres(), 2, "TRANSACTION_SERIALIZABLE");
    }

    static SpringHost onH2(int connections) {
        return new SpringHost("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1", connections, READ_COMMITTED);
    }

    static SpringHost onPostgres(int connections) {
        return new SpringHost(schemaOnPostgres(), connections, READ_COMMITTED);
    }

    private static String schemaOnPostgres() {
        String url = PostgresServer.shared().url("postgres");
        String schema = "host_" + SCHEMAS.incrementAndGet();
        PostgresServer.run(url, "CREATE SCHEMA " + schema);
        return url + "&currentSchema=" + schema;
    }

    @Override
    public Storage storage() {
        return storage;
    }

    @Override
    public void commit(Runnable work) {
        template.executeWithoutResult(status -> work.run());
    }

    @Override
    public void rollBack(Runnable work) {
        template.executeWithoutResult(status -> {
            status.setRollbackOnly();
            work.run();
        });
    }

    @Override
    public void insert(int row) {
        jdbc.update("INSERT INTO parcel (id) VALUES (?)", row);
    }

    @Override
    public long rows() {
        Long count = jdbc.queryForObject("SELECT COUNT(*) FROM parcel", Long.class);
        return count == null ? 0 : count;
    }

    @Override
    public void close() {
        pool.close();
    }
}
