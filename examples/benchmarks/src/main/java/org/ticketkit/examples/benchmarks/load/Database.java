package org.ticketkit.examples.benchmarks.load;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.ticketkit.postgres.PostgresServer;

/**
 * A database that both contenders use through the same pool.
 *
 * @param kind which one
 * @param pool its connections
 * @param end what ends it
 */
record Database(Kind kind, HikariDataSource pool, List<Ending> end) implements AutoCloseable {

    private static final int CONNECTIONS = 20;

    /** Which database, and how durable a commit is. */
    enum Kind {
        /** A server of its own; a commit is on disk when it returns. */
        POSTGRESQL("PostgreSQL, durable"),
        /** In the process; a commit is on disk when it returns. */
        H2_FILE("H2, file, WRITE_DELAY=0"),
        /** In the process, nothing is kept. */
        H2_MEMORY("H2, memory");

        private final String title;

        Kind(String title) {
            this.title = title;
        }

        String title() {
            return title;
        }

        static Kind of(String name) {
            return Arrays.stream(values())
                    .filter(kind ->
                            kind.name().equals(name.toUpperCase(Locale.ROOT).replace('-', '_')))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException(name + " is no database\n" + Options.USAGE));
        }
    }

    static Database start(Kind kind) throws IOException {
        return switch (kind) {
            case H2_MEMORY -> new Database(kind, pool("jdbc:h2:mem:load;DB_CLOSE_DELAY=-1"), List.of());
            case H2_FILE -> inFile();
            case POSTGRESQL -> onServer();
        };
    }

    private static Database onServer() {
        PostgresServer server = PostgresServer.durable();
        return new Database(Kind.POSTGRESQL, pool(server.newDatabase()), List.of(server::close));
    }

    private static Database inFile() throws IOException {
        Path folder = Files.createTempDirectory("ticketkit-load");
        HikariDataSource pool = pool("jdbc:h2:file:" + folder.resolve("load") + ";WRITE_DELAY=0");
        return new Database(Kind.H2_FILE, pool, List.of(() -> delete(folder)));
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    private static HikariDataSource pool(String url) {
        HikariDataSource pool = new HikariDataSource();
        pool.setJdbcUrl(url);
        pool.setMaximumPoolSize(CONNECTIONS);
        pool.setMinimumIdle(CONNECTIONS);
        return pool;
    }

    /** Runs statements that no contender is measured by. */
    void run(String sql) throws SQLException {
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** Brings the statistics up to date after many rows were written. */
    void settle() throws SQLException {
        if (kind == Kind.POSTGRESQL) {
            run("VACUUM ANALYZE");
            run("CHECKPOINT");
        } else {
            run("ANALYZE");
        }
    }

    @Override
    public void close() throws IOException {
        pool.close();
        for (Ending part : end) {
            part.end();
        }
    }

    /** What is to be done when the database is not needed any more. */
    interface Ending {
        void end() throws IOException;
    }
}
