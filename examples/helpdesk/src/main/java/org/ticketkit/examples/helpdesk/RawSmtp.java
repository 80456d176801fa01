package org.ticketkit.examples.helpdesk;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/**
 * Hands raw bytes to an SMTP server on this machine, and to no other (RFC 5321).
 *
 * <p>The bytes go out as they are, but for what SMTP itself asks: every line ends in CR LF, a lone CR or LF becomes one, a dot at the
 * start of a line is doubled, and the last line is ended.
 */
final class RawSmtp implements Closeable {

    /** Not the null sender, which the demo's mail server does not take. */
    private static final String SENDER = "import@home.test";

    private static final int TIMEOUT_MILLIS = 60_000;

    private final Socket socket = new Socket();
    private final InputStream in;
    private final OutputStream out;

    RawSmtp(int port) throws IOException {
        // a loopback address by construction: there is no way to name another machine
        socket.connect(new InetSocketAddress(MailServer.loopback(), port), TIMEOUT_MILLIS);
        socket.setSoTimeout(TIMEOUT_MILLIS);
        socket.setTcpNoDelay(true);
        in = new BufferedInputStream(socket.getInputStream());
        out = new BufferedOutputStream(socket.getOutputStream(), 64 * 1024);
        expect("220");
        command("EHLO localhost");
        expect("250");
    }

    /** Sends one message to one recipient; throws if the server does not take it. */
    void send(String recipient, byte[] raw) throws IOException {
        command("MAIL FROM:<" + SENDER + ">");
        expect("250");
        command("RCPT TO:<" + recipient + ">");
        expect("250");
        command("DATA");
        expect("354");
        out.write(lines(raw));
        command(".");
        expect("250");
    }

    /** The lines of a message as DATA wants them. */
    static byte[] lines(byte[] raw) {
        ByteArrayOutputStream lines = new ByteArrayOutputStream(raw.length + 64);
        boolean atStart = true;
        for (int i = 0; i < raw.length; i++) {
            byte b = raw[i];
            if (b == '\r' || b == '\n') {
                if (b == '\r' && i + 1 < raw.length && raw[i + 1] == '\n') {
                    i++;
                }
                lines.write('\r');
                lines.write('\n');
                atStart = true;
            } else {
                if (atStart && b == '.') {
                    lines.write('.');
                }
                lines.write(b);
                atStart = false;
            }
        }
        if (!atStart) {
            lines.write('\r');
            lines.write('\n');
        }
        return lines.toByteArray();
    }

    private void command(String line) throws IOException {
        out.write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }

    private void expect(String code) throws IOException {
        String line;
        do {
            line = line();
            if (!line.startsWith(code)) {
                throw new IOException("the server answered " + line);
            }
        } while (line.length() > 3 && line.charAt(3) == '-');
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                throw new IOException("the server hung up");
            }
            line.append((char) c);
        }
        return line.toString().stripTrailing();
    }

    /** Takes leave if the server still listens, and hangs up. */
    @Override
    public void close() {
        try (socket) {
            command("QUIT");
        } catch (IOException e) {
            // it is broken already, and there is nothing left to say over it
        }
    }
}
