package org.ticketkit.mail;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/** An SMTP server on loopback that does what a test tells it, and remembers every byte. */
final class FakeSmtp implements AutoCloseable {

    /** Answers with nothing, for ever. */
    static final String SILENCE = "silence";

    /** Closes the connection. */
    static final String HANG_UP = "hang up";

    /** Takes the first line of the content and closes the connection. */
    static final String HANG_UP_IN_CONTENT = "354 go ahead, make my day";

    /** Asks for the content and never reads a byte of it. */
    static final String DEAF_IN_CONTENT = "354 talk to the hand";

    /** Closes the connection after the answer. */
    static final String AND_HANG_UP = "\u0000";

    /** What the server says to a command; {@code CONNECT} stands for the greeting and {@code .} for the end of the content. */
    @FunctionalInterface
    interface Script {
        /** The answer to a command on the n-th connection, from 1; empty for the usual one. */
        Optional<String> answer(int connection, String command);
    }

    private final ServerSocket server;
    private final Script script;
    private final Optional<SSLContext> tls;
    private final List<String> commands = new CopyOnWriteArrayList<>();
    private final List<String> mails = new CopyOnWriteArrayList<>();
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final AtomicInteger connections = new AtomicInteger();
    private final boolean isImplicitTls;

    private FakeSmtp(Script script, Optional<SSLContext> tls, boolean isImplicitTls) {
        this.script = script;
        this.tls = tls;
        this.isImplicitTls = isImplicitTls;
        try {
            server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        Thread acceptor = new Thread(this::accept, "fake-smtp");
        acceptor.setDaemon(true);
        acceptor.start();
    }

    /** A server that does everything as it should. */
    static FakeSmtp start() {
        return scripted((connection, command) -> Optional.empty());
    }

    static FakeSmtp scripted(Script script) {
        return new FakeSmtp(script, Optional.empty(), false);
    }

    /** Answers all commands that begin so with this, on every connection. */
    static FakeSmtp answering(String command, String answer) {
        return scripted((connection, said) -> said.startsWith(command) ? Optional.of(answer) : Optional.empty());
    }

    static FakeSmtp startTls(SSLContext tls) {
        return new FakeSmtp((connection, command) -> Optional.empty(), Optional.of(tls), false);
    }

    static FakeSmtp implicitTls(SSLContext tls) {
        return new FakeSmtp((connection, command) -> Optional.empty(), Optional.of(tls), true);
    }

    int port() {
        return server.getLocalPort();
    }

    int connections() {
        return connections.get();
    }

    /** All commands in order, as text of UTF-8. */
    List<String> commands() {
        return List.copyOf(commands);
    }

    List<String> commands(String prefix) {
        return commands.stream().filter(command -> command.startsWith(prefix)).toList();
    }

    /** The contents as they came, dots unstuffed, one character per byte. */
    List<String> mails() {
        return List.copyOf(mails);
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket socket = server.accept();
                socket.setTcpNoDelay(true);
                sockets.add(socket);
                int number = connections.incrementAndGet();
                Thread worker = new Thread(() -> serve(number, socket), "fake-smtp-" + number);
                worker.setDaemon(true);
                worker.start();
            } catch (IOException e) {
                return;
            }
        }
    }

    private void serve(int number, Socket plain) {
        try {
            Socket socket = isImplicitTls ? encrypted(plain) : plain;
            boolean goesOn = say(socket, number, "CONNECT", "220 fake ESMTP");
            while (goesOn) {
                String command = line(socket.getInputStream());
                if (command == null) {
                    break;
                }
                commands.add(command);
                String verb = command.toUpperCase(Locale.ROOT);
                if (verb.startsWith("DATA")) {
                    goesOn = data(socket, number);
                } else if (verb.startsWith("STARTTLS") && tls.isPresent()) {
                    say(socket, number, command, "220 now");
                    socket = encrypted(socket);
                } else {
                    goesOn = say(socket, number, command, usual(verb)) && !verb.startsWith("QUIT");
                }
            }
        } catch (IOException e) {
            // the client went away
        } finally {
            quietly(plain);
        }
    }

    private String usual(String verb) {
        if (verb.startsWith("EHLO")) {
            return "250-fake\r\n" + (tls.isPresent() ? "250-STARTTLS\r\n" : "") + "250 ENHANCEDSTATUSCODES";
        }
        return verb.startsWith("QUIT") ? "221 bye" : "250 2.0.0 ok";
    }

    private boolean data(Socket socket, int number) throws IOException {
        String answer = script.answer(number, "DATA").orElse("354 go on");
        boolean goesOn = write(socket, answer);
        if (answer.equals(DEAF_IN_CONTENT)) {
            awaitClose();
            return false;
        }
        if (answer.equals(HANG_UP_IN_CONTENT)) {
            line(socket.getInputStream());
            return false;
        }
        if (!goesOn || !answer.startsWith("354")) {
            return goesOn;
        }
        StringBuilder content = new StringBuilder();
        for (String line = rawLine(socket.getInputStream()); ; line = rawLine(socket.getInputStream())) {
            if (line == null) {
                return false;
            }
            if (line.equals(".")) {
                break;
            }
            content.append(line.startsWith(".") ? line.substring(1) : line).append("\r\n");
        }
        mails.add(content.toString());
        return say(socket, number, ".", "250 2.0.0 queued");
    }

    private void awaitClose() {
        try {
            closed.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean say(Socket socket, int number, String command, String usual) throws IOException {
        return write(socket, script.answer(number, command).orElse(usual));
    }

    private static boolean write(Socket socket, String answer) throws IOException {
        if (answer.equals(SILENCE)) {
            socket.getInputStream().read();
            return false;
        }
        if (answer.equals(HANG_UP)) {
            return false;
        }
        boolean isLast = answer.endsWith(AND_HANG_UP);
        String said = isLast ? answer.substring(0, answer.length() - 1) : answer;
        socket.getOutputStream().write((said + "\r\n").getBytes(StandardCharsets.UTF_8));
        socket.getOutputStream().flush();
        return !isLast;
    }

    private Socket encrypted(Socket socket) throws IOException {
        SSLSocket encrypted = (SSLSocket)
                tls.orElseThrow().getSocketFactory().createSocket(socket, "localhost", socket.getPort(), true);
        encrypted.setUseClientMode(false);
        encrypted.startHandshake();
        return encrypted;
    }

    private static String line(InputStream in) throws IOException {
        String raw = rawLine(in);
        return raw == null ? null : new String(raw.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
    }

    /** Up to CR LF and nothing else: a lone CR or LF is part of the line and shows. */
    private static String rawLine(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        int last = -1;
        for (int next = in.read(); next >= 0; next = in.read()) {
            if (last == '\r' && next == '\n') {
                byte[] bytes = line.toByteArray();
                return new String(bytes, 0, bytes.length - 1, StandardCharsets.ISO_8859_1);
            }
            line.write(next);
            last = next;
        }
        return null;
    }

    private static void quietly(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            // gone already
        }
    }

    @Override
    public void close() {
        closed.countDown();
        try {
            server.close();
        } catch (IOException e) {
            // gone already
        }
        sockets.forEach(FakeSmtp::quietly);
    }
}
