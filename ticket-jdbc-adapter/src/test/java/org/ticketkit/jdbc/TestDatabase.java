package org.ticketkit.jdbc;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.ticketkit.postgres.PostgresServer;

/** A database, or a schema of one, that nobody else uses, and pools on it; closing it drops it. */
final class TestDatabase implements AutoCloseable {

    private static final String SHUTDOWN = "SHUTDOWN IMMEDIATELY";
    private static final AtomicInteger SCHEMAS = new AtomicInteger();

    private final String url;
    private final String drop;
    private final List<HikariDataSource> pools = new ArrayList<>();

    private TestDatabase(String url, String drop) {
        this.url = url;
        this.drop = drop;
    }

    /** A schema of its own, first in the search path, on the server of this process. */
    static TestDatabase onPostgres() {
        String schema = "test_" + SCHEMAS.incrementAndGet();
        String url = PostgresServer.shared().url("postgres");
        PostgresServer.run(url, "CREATE SCHEMA " + schema);
        return new TestDatabase(
                url + "&currentSchema=" + schema,
                "DROP SCHEMA " + schema + " CASCADE; DROP SCHEMA IF EXISTS " + schema + "_own CASCADE");
    }

    /** The same, by way of a tap. */
    TestDatabase through(WireTap tap) {
        return new TestDatabase(tap.through(url), drop);
    }

    /** The schema that its connections see first; on PostgreSQL alone. */
    String schema() {
        return url.replaceFirst(".*currentSchema=(\\w+).*", "$1");
    }

    static TestDatabase inMemory() {
        return new TestDatabase("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1", SHUTDOWN);
    }

    static TestDatabase inFile(Path folder) {
        return new TestDatabase(
                "jdbc:h2:file:" + folder.resolve("tickets-" + UUID.randomUUID()) + ";WRITE_DELAY=0", SHUTDOWN);
    }

    static TestDatabase at(String url) {
        return new TestDatabase(url, SHUTDOWN);
    }

    /** A pool of 10, auto-commit on. */
    DataSource pool() {
        return pool(10, true);
    }

    DataSource pool(int size, boolean autoCommit) {
        return pool(size, autoCommit, "TRANSACTION_READ_COMMITTED");
    }

    DataSource pool(int size, boolean autoCommit, String isolation) {
        return pool(url, size, autoCommit, isolation);
    }

    /** A pool of 10 with more parameters of the driver. */
    DataSource pool(String parameters) {
        return pool(url + parameters, 10, true, "TRANSACTION_READ_COMMITTED");
    }

    private DataSource pool(String to, int size, boolean autoCommit, String isolation) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(to);
        config.setMaximumPoolSize(size);
        config.setMinimumIdle(0);
        config.setAutoCommit(autoCommit);
        config.setTransactionIsolation(isolation);
        config.setConnectionTimeout(20_000);
        HikariDataSource pool = new HikariDataSource(config);
        pools.add(pool);
        return pool;
    }

    /** A storage with the default names, its tables made by the script. */
    JdbcStorage storage() {
        return prepared(JdbcStorage.over(pool()));
    }

    /** Makes the tables as a DBA would. */
    JdbcStorage prepared(JdbcStorage storage) {
        run(storage.schema().script());
        return storage;
    }

    void run(String sql) {
        DataSource pool = pools.isEmpty() ? pool() : pools.get(0);
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
            if (!connection.getAutoCommit()) {
                connection.commit();
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        boolean isShutdown = drop.equals(SHUTDOWN);
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            pools.stream().filter(pool -> !isShutdown).forEach(HikariDataSource::close);
            statement.execute(drop);
        } catch (SQLException e) {
            if (!isShutdown) {
                throw new IllegalStateException(e);
            } // else the database is down, as it should be
        } finally {
            pools.forEach(HikariDataSource::close);
        }
    }
}
