package org.ticketkit.postgres;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * One PostgreSQL server process on a data folder and a port of its own that can be stopped the hard way and started again; it loses no
 * commit. {@link PostgresCluster} makes them.
 */
public final class PostgresNode {

    private static final int WAIT_SECONDS = 60;
    private static final int POLL_MILLIS = 20;

    private final Path programs;
    private final Path data;
    private final int port;
    private Process process;

    PostgresNode(Path programs, Path data, int port) {
        this.programs = programs;
        this.data = data;
        this.port = port;
    }

    Path programs() {
        return programs;
    }

    Path data() {
        return data;
    }

    /** The port on 127.0.0.1, the same after every start. */
    public int port() {
        return port;
    }

    /** The URL of the database {@code postgres}, user included. */
    public String url() {
        return "jdbc:postgresql://127.0.0.1:" + port + "/postgres?user=postgres";
    }

    /** Starts the server on the data that is there, and returns when it answers: after a crash, when it has recovered. */
    public void start() {
        List<String> command = program("postgres", "-D", data.toString(), "-p", Integer.toString(port));
        setting(command, "listen_addresses", "127.0.0.1");
        setting(command, "unix_socket_directories", "");
        setting(command, "max_connections", "100");
        setting(command, "fsync", "on");
        setting(command, "synchronous_commit", "on");
        setting(command, "full_page_writes", "on");
        setting(command, "wal_keep_size", "256MB");
        process = run(command);
        await("the server on port " + port + " answers", this::answers);
    }

    private static void setting(List<String> command, String name, String value) {
        command.add("-c");
        command.add(name + "=" + value);
    }

    private boolean answers() {
        if (!process.isAlive()) {
            throw new IllegalStateException("The server on port " + port + " ended; see " + log());
        }
        try {
            DriverManager.getConnection(url()).close();
            return true;
        } catch (SQLException notYet) {
            return false;
        }
    }

    /** Stops the server as {@code pg_ctl stop -m immediate} does: no connection is ended in order, the next start recovers. */
    public void stopImmediately() {
        stop("immediate");
    }

    /** Stops the server in order. */
    public void stop() {
        stop("fast");
    }

    private void stop(String mode) {
        ended(run(program("pg_ctl", "stop", "-w", "-m", mode, "-D", data.toString())));
        ended(process);
    }

    /** The machine is lost: the server and all of its processes are killed at once. */
    public void kill() {
        List<ProcessHandle> all = process.descendants().toList();
        process.destroyForcibly();
        all.forEach(ProcessHandle::destroyForcibly);
        ended(process);
        await(
                "the processes of the server on port " + port + " are gone",
                () -> all.stream().noneMatch(ProcessHandle::isAlive));
    }

    /** Is the server process there? */
    public boolean isRunning() {
        return process != null && process.isAlive();
    }

    /** Makes a standby the primary, and returns when it takes writes. */
    public void promote() {
        if (!isTrue("SELECT pg_promote(true, " + WAIT_SECONDS + ")")) {
            throw new IllegalStateException("The standby on port " + port + " was not promoted; see " + log());
        }
        await("the server on port " + port + " takes writes", () -> !isTrue("SELECT pg_is_in_recovery()"));
    }

    /** Asks for one truth value. */
    boolean isTrue(String sql) {
        try (Connection connection = DriverManager.getConnection(url());
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            return result.next() && result.getBoolean(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** PostgreSQL refuses to run as root: there it runs in a user namespace of its own, in which nobody is. */
    private List<String> program(String name, String... arguments) {
        List<String> command = new ArrayList<>();
        if (isRoot(data)) {
            command.addAll(List.of("unshare", "-U"));
        }
        command.add(programs.resolve(name).toString());
        command.addAll(List.of(arguments));
        return command;
    }

    private static boolean isRoot(Path ours) {
        try {
            return FileSystems.getDefault().supportedFileAttributeViews().contains("unix")
                    && Files.getAttribute(ours, "unix:uid").equals(0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private File log() {
        return data.resolveSibling(data.getFileName() + ".log").toFile();
    }

    private Process run(List<String> command) {
        try {
            return new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(Redirect.appendTo(log()))
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void ended(Process program) {
        try {
            if (!program.waitFor(WAIT_SECONDS, TimeUnit.SECONDS)) {
                program.destroyForcibly();
                throw new IllegalStateException("A program of the server on port " + port + " hangs; see " + log());
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Something to wait for. */
    interface Condition {
        boolean holds();
    }

    static void await(String what, Condition condition) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(WAIT_SECONDS);
        while (!condition.holds()) {
            if (System.nanoTime() - end > 0) {
                throw new IllegalStateException("Waited " + WAIT_SECONDS + " seconds in vain until " + what);
            }
            try {
                Thread.sleep(POLL_MILLIS);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
