package org.ticketkit.jdbc.nodes;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A JVM of its own that runs one of the nodes. It ends when its standard input ends, which it does if the parent dies too, and is halted a
 * minute later or after 20 minutes.
 */
final class ChildProcess implements AutoCloseable {

    private static final int LONGEST_SECONDS = 20 * 60;
    private static final int LAST_SECONDS = 60;
    /** A node that waits for something that does not come is found out by this; nothing else depends on it. */
    private static final int PATIENCE_SECONDS = Soak.count("patience", 180, 900);

    private static final int POLL_MILLIS = 20;

    private final String name;
    private final Path output;
    private final Path journal;
    private final Process process;

    private ChildProcess(String name, Path output, Path journal, Process process) {
        this.name = name;
        this.output = output;
        this.journal = journal;
        this.process = process;
    }

    /** Starts one in this folder, in which its output and its journal are called by its name. */
    static ChildProcess start(Class<?> node, Path folder, String name, String zone, Options options) {
        Path output = folder.resolve(name + ".out");
        Path journal = folder.resolve(name + ".journal");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                "-Xmx192m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Duser.timezone=" + zone,
                "-Duser.language=tr",
                "-Duser.country=TR",
                "-Dorg.slf4j.simpleLogger.defaultLogLevel=warn",
                "-Dorg.slf4j.simpleLogger.showDateTime=true",
                node.getName()));
        command.addAll(
                options.copy().with("name", name).with("journal", journal).arguments());
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(Redirect.to(new File(output.toString())))
                    .start();
            return new ChildProcess(name, output, journal, process);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** SIGKILL: nothing in the process gets to know of it. */
    void kill() {
        process.destroyForcibly();
        awaitEnd();
    }

    /** Waits until it has written so many lines more than now. */
    void awaitMore(int lines) {
        long wanted = lines() + lines;
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (lines() < wanted) {
            boolean isInVain = !process.isAlive() || System.nanoTime() - end > 0;
            if (isInVain) {
                throw new AssertionError("Process " + name + " did not go on; it said:\n" + output());
            }
            Folders.pause(POLL_MILLIS);
        }
    }

    private long lines() {
        if (!Files.exists(journal)) {
            return 0;
        }
        try (Stream<String> all = Files.lines(journal)) {
            return all.count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Tells the process to come to an end, and requires that it does so in order. */
    void finish() {
        try {
            process.getOutputStream().close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        awaitSuccess();
    }

    /** Requires that the process comes to an end by itself, in order. */
    void awaitSuccess() {
        awaitEnd();
        if (process.exitValue() != 0) {
            throw new AssertionError("Process " + name + " ended with " + process.exitValue() + ":\n" + output());
        }
    }

    private void awaitEnd() {
        try {
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw new AssertionError("Process " + name + " did not end; it said:\n" + output());
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private String output() {
        try {
            String all = Files.readString(output);
            return all.substring(Math.max(0, all.length() - 10_000));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }

    /** In the child: counted down when it is told to end. */
    static CountDownLatch toldToEnd() {
        CountDownLatch told = new CountDownLatch(1);
        daemon(() -> {
            while (System.in.read() >= 0) {
                // nothing is said, the end is the message
            }
            told.countDown();
            TimeUnit.SECONDS.sleep(LAST_SECONDS);
            Runtime.getRuntime().halt(2);
        });
        daemon(() -> {
            TimeUnit.SECONDS.sleep(LONGEST_SECONDS);
            Runtime.getRuntime().halt(2);
        });
        return told;
    }

    private interface Work {
        void run() throws Exception;
    }

    private static void daemon(Work work) {
        Thread thread = new Thread(() -> {
            try {
                work.run();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        });
        thread.setDaemon(true);
        thread.start();
    }
}
