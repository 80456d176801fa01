package org.ticketkit.jdbc;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;

/** An H2 database that nobody else uses, and pools on it; closing it drops it. */
final class TestDatabase implements AutoCloseable {

    private final String url;
    private final List<HikariDataSource> pools = new ArrayList<>();

    private TestDatabase(String url) {
        this.url = url;
    }

    static TestDatabase inMemory() {
        return new TestDatabase("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
    }

    static TestDatabase inFile(Path folder) {
        return new TestDatabase("jdbc:h2:file:" + folder.resolve("tickets-" + UUID.randomUUID()) + ";WRITE_DELAY=0");
    }

    static TestDatabase at(String url) {
        return new TestDatabase(url);
    }

    /** A pool of 10, auto-commit on. */
    DataSource pool() {
        return pool(10, true);
    }

    DataSource pool(int size, boolean autoCommit) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(url);
        config.setMaximumPoolSize(size);
        config.setMinimumIdle(0);
        config.setAutoCommit(autoCommit);
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
        try (Connection connection = pools.get(0).getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("SHUTDOWN IMMEDIATELY");
        } catch (SQLException e) {
            // the database is down, as it should be
        }
        pools.forEach(HikariDataSource::close);
    }
}
