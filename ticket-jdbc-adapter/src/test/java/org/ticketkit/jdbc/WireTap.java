package org.ticketkit.jdbc;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** Stands between the driver and PostgreSQL, passes all bytes on, and counts what it sees of the protocol. */
final class WireTap implements AutoCloseable {

    private static final int BUFFER = 1 << 20;

    /** How often the driver asked and waited. */
    final AtomicInteger roundTrips = new AtomicInteger();

    /** How often the server had to parse a statement. */
    final AtomicInteger parses = new AtomicInteger();

    private final ServerSocket door = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
    private final int port;
    private final List<Socket> open = new ArrayList<>();

    WireTap(int port) throws IOException {
        this.port = port;
        start(this::accept);
    }

    /** The same URL, through this. */
    String through(String url) {
        return url.replaceFirst("//[^/]*/", "//127.0.0.1:" + door.getLocalPort() + "/") + "&sslmode=disable";
    }

    void reset() {
        roundTrips.set(0);
        parses.set(0);
    }

    private void accept() throws IOException {
        while (!door.isClosed()) {
            Socket driver = keep(door.accept());
            Socket server = keep(new Socket(InetAddress.getLoopbackAddress(), port));
            start(() -> requests(driver.getInputStream(), server.getOutputStream()));
            start(() -> {
                server.getInputStream().transferTo(driver.getOutputStream());
                driver.shutdownOutput();
            });
        }
    }

    private synchronized Socket keep(Socket socket) throws IOException {
        socket.setTcpNoDelay(true);
        open.add(socket);
        return socket;
    }

    /**
     * What the driver sends without waiting is held back until it sends what it waits for: if that is wrong, nothing moves any more, and
     * the test fails. The first message has no type.
     */
    private void requests(InputStream from, OutputStream to) throws IOException {
        DataInputStream in = new DataInputStream(from);
        DataOutputStream out = new DataOutputStream(new BufferedOutputStream(to, BUFFER));
        out.write(rest(in).array());
        out.flush();
        for (int type = in.read(); type >= 0; type = in.read()) {
            ByteBuffer rest = rest(in);
            out.write(type);
            out.write(rest.array());
            if (type == 'P') {
                parses.incrementAndGet();
            }
            if (waits(type, rest)) {
                roundTrips.incrementAndGet();
                out.flush();
            }
        }
        out.close();
    }

    /** Not for the parts of an execution, which a Sync ends, and not for the beginning of a transaction. */
    private static boolean waits(int type, ByteBuffer rest) {
        boolean isBegin = type == 'Q' && new String(rest.array(), US_ASCII).contains("BEGIN");
        return !isBegin && "PBDEC".indexOf(type) < 0;
    }

    /** A message after its type: four bytes for its length, themselves included, and the rest. */
    private static ByteBuffer rest(DataInputStream in) throws IOException {
        int length = in.readInt();
        return ByteBuffer.allocate(length).putInt(length).put(in.readNBytes(length - Integer.BYTES));
    }

    private interface Work {
        void run() throws IOException;
    }

    private static void start(Work work) {
        Thread thread = new Thread(() -> {
            try {
                work.run();
            } catch (IOException e) {
                // one of the ends was closed
            }
        });
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public synchronized void close() throws IOException {
        door.close();
        for (Socket socket : open) {
            socket.close();
        }
    }
}
