package org.ticketkit.mail;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Stands before an IMAP server and answers NIL in place of the content of mails that hold certain words. */
final class DeafImapProxy implements AutoCloseable {

    private static final Pattern CONTENT = Pattern.compile("(.*BODY\\[\\] )\\{(\\d+)\\}\r\n", Pattern.DOTALL);

    private final ServerSocket door;
    private final int target;
    private final String words;
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();

    private DeafImapProxy(ServerSocket door, int target, String words) {
        this.door = door;
        this.target = target;
        this.words = words;
    }

    static DeafImapProxy before(int target, String words) throws IOException {
        DeafImapProxy proxy =
                new DeafImapProxy(new ServerSocket(0, 5, InetAddress.getLoopbackAddress()), target, words);
        start(proxy::accept);
        return proxy;
    }

    int port() {
        return door.getLocalPort();
    }

    @Override
    public void close() throws IOException {
        door.close();
        for (Socket socket : sockets) {
            socket.close();
        }
    }

    private void accept() throws IOException {
        while (!door.isClosed()) {
            Socket client = door.accept();
            Socket server = new Socket(InetAddress.getLoopbackAddress(), target);
            sockets.addAll(List.of(client, server));
            start(() -> client.getInputStream().transferTo(server.getOutputStream()));
            start(() -> answers(new BufferedInputStream(server.getInputStream()), client.getOutputStream()));
        }
    }

    private void answers(InputStream in, OutputStream out) throws IOException {
        for (String line = line(in); !line.isEmpty(); line = line(in)) {
            Matcher content = CONTENT.matcher(line);
            if (content.matches()) {
                byte[] bytes = in.readNBytes(Integer.parseInt(content.group(2)));
                boolean isWithheld = new String(bytes, StandardCharsets.ISO_8859_1).contains(words);
                write(out, isWithheld ? content.group(1) + "NIL" : line);
                if (!isWithheld) {
                    out.write(bytes);
                }
            } else {
                write(out, line);
            }
            out.flush();
        }
        out.close();
    }

    private static void write(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    private static String line(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int b = in.read(); b >= 0; b = in.read()) {
            line.write(b);
            if (b == '\n') {
                break;
            }
        }
        return line.toString(StandardCharsets.ISO_8859_1);
    }

    private static void start(Step step) {
        Thread thread = new Thread(() -> {
            try {
                step.run();
            } catch (IOException e) {
                // closed by the other side, or by the test
            }
        });
        thread.setDaemon(true);
        thread.start();
    }

    private interface Step {
        void run() throws IOException;
    }
}
