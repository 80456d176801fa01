package org.ticketkit.postgres;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A PostgreSQL primary that loses no commit and, when asked for, a synchronous standby of it, on two ports that stay the same: for
 * tests that crash a server.
 *
 * <p>{@link #start} gives a primary alone. {@link #addStandby} copies it and lets commits wait for the copy from then on;
 * {@link #failOver} kills the primary and promotes the standby, whose commits wait until {@link #addStandby} is called again, or
 * {@link #standAlone}.
 */
public final class PostgresCluster implements AutoCloseable {

    /** What is not copied: another server's own business, and the log that the standby gets from the primary. */
    private static final Set<String> NOT_COPIED = Set.of(
            "postmaster.pid", "postmaster.opts", "epg-lock", "pg_wal", "pg_replslot", "pg_stat_tmp", "pg_subtrans");

    private final Path folder;
    private final int otherPort;
    private final PostgresNode first;
    private PostgresNode primary;
    private PostgresNode standby;

    private PostgresCluster(Path folder, PostgresNode first, int otherPort) {
        this.folder = folder;
        this.first = first;
        this.primary = first;
        this.otherPort = otherPort;
    }

    /** Starts a primary alone, its data below this folder, which is made. */
    public static PostgresCluster start(Path folder) {
        try {
            Files.createDirectories(folder);
            Path data = Files.createDirectory(
                    folder.resolve("data-1"),
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            // unpacks the programs and makes the files of a new server; from then on the server is ours
            EmbeddedPostgres.builder()
                    .setDataDirectory(data)
                    .setCleanDataDirectory(false)
                    .start()
                    .close();
            int[] ports = freePorts();
            PostgresNode first = new PostgresNode(programs(data), data, ports[0]);
            first.start();
            return new PostgresCluster(folder, first, ports[1]);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path programs(Path data) throws IOException {
        String line = Files.readString(data.resolve("postmaster.opts"));
        return Path.of(line.substring(0, line.indexOf(" \""))).getParent();
    }

    private static int[] freePorts() throws IOException {
        InetAddress loopback = InetAddress.getLoopbackAddress();
        try (ServerSocket one = new ServerSocket(0, 1, loopback);
                ServerSocket other = new ServerSocket(0, 1, loopback)) {
            return new int[] {one.getLocalPort(), other.getLocalPort()};
        }
    }

    /** The server that takes writes. */
    public PostgresNode primary() {
        return primary;
    }

    /** A URL with both ports, on which the driver finds the primary, whichever it is; user included. */
    public String url() {
        return "jdbc:postgresql://127.0.0.1:" + first.port() + ",127.0.0.1:" + otherPort
                + "/postgres?user=postgres&targetServerType=primary&hostRecheckSeconds=1";
    }

    /** Copies the primary while it works, starts the copy as its standby, and lets every commit wait until the standby has it. */
    public void addStandby() {
        int port = primary.port() == first.port() ? otherPort : first.port();
        Path data = folder.resolve(port == first.port() ? "data-1" : "data-2");
        copyPrimary(data);
        standby = new PostgresNode(primary.programs(), data, port);
        standby.start();
        configure("'*'");
        PostgresNode.await(
                "the standby has all",
                () -> primary.isTrue(
                        "SELECT count(*) = 1 FROM pg_stat_replication"
                                + " WHERE sync_state = 'sync' AND state = 'streaming' AND flush_lsn >= pg_current_wal_flush_lsn()"));
    }

    /** Lets commits wait for no standby. */
    public void standAlone() {
        configure("''");
    }

    private void configure(String standbys) {
        PostgresServer.run(primary.url(), "ALTER SYSTEM SET synchronous_standby_names = " + standbys);
        PostgresServer.run(primary.url(), "SELECT pg_reload_conf()");
    }

    /** Kills the primary and makes the standby the primary. */
    public void failOver() {
        primary.kill();
        standby.promote();
        primary = standby;
        standby = null;
    }

    /** The database says where the copy begins and what to write beside it ("Making a Non-Exclusive Low-Level Backup"). */
    private void copyPrimary(Path target) {
        try (Connection connection = DriverManager.getConnection(primary.url());
                Statement statement = connection.createStatement()) {
            delete(target);
            statement.execute("SELECT pg_backup_start('standby', true)");
            copy(primary.data(), target);
            try (ResultSet end = statement.executeQuery("SELECT labelfile FROM pg_backup_stop(false)")) {
                end.next();
                Files.writeString(target.resolve("backup_label"), end.getString(1));
            }
            Files.writeString(
                    target.resolve("postgresql.auto.conf"),
                    "primary_conninfo = 'host=127.0.0.1 port=" + primary.port() + " user=postgres'\n"
                            + "synchronous_standby_names = '*'\n",
                    StandardOpenOption.APPEND,
                    StandardOpenOption.CREATE);
            Files.createFile(target.resolve("standby.signal"));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void copy(Path source, Path target) throws IOException {
        Files.walkFileTree(source, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path from, BasicFileAttributes attributes) throws IOException {
                Files.createDirectory(
                        target.resolve(source.relativize(from).toString()),
                        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
                boolean isCopied = !NOT_COPIED.contains(from.getFileName().toString());
                return isCopied ? FileVisitResult.CONTINUE : FileVisitResult.SKIP_SUBTREE;
            }

            @Override
            public FileVisitResult visitFile(Path from, BasicFileAttributes attributes) throws IOException {
                if (!NOT_COPIED.contains(from.getFileName().toString())) {
                    try {
                        Files.copy(from, target.resolve(source.relativize(from).toString()));
                    } catch (NoSuchFileException gone) {
                        return FileVisitResult.CONTINUE; // the server goes on meanwhile; what it removes is in its log
                    }
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
                if (failure instanceof NoSuchFileException) {
                    return FileVisitResult.CONTINUE;
                }
                throw failure;
            }
        });
    }

    private static void delete(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> all = Files.walk(folder)) {
                for (Path file : all.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    /** Ends both servers and removes their data; their logs stay. */
    @Override
    public void close() {
        for (PostgresNode node :
                Stream.of(primary, standby).filter(node -> node != null).toList()) {
            if (node.isRunning()) {
                node.stopImmediately();
            }
        }
        try {
            for (String data : List.of("data-1", "data-2")) {
                delete(folder.resolve(data));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
