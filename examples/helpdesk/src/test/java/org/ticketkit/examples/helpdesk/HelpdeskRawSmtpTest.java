package org.ticketkit.examples.helpdesk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The lines of a message as DATA wants them (RFC 5321, 4.5.2). */
@Timeout(60)
class HelpdeskRawSmtpTest {

    @ParameterizedTest(name = "{0} becomes {1}")
    @CsvSource({
        "a\\r\\nb\\r\\n, a\\r\\nb\\r\\n",
        "a\\nb, a\\r\\nb\\r\\n",
        "a\\rb\\r, a\\r\\nb\\r\\n",
        "a\\n\\rb, a\\r\\n\\r\\nb\\r\\n",
        "a\\r\\r\\nb, a\\r\\n\\r\\nb\\r\\n",
        ".a\\n..b\\nc.d, ..a\\r\\n...b\\r\\nc.d\\r\\n",
        "a\\n.\\nQUIT, a\\r\\n..\\r\\nQUIT\\r\\n",
        "a\\r.\\rQUIT, a\\r\\n..\\r\\nQUIT\\r\\n",
        "., ..\\r\\n",
        "'', ''"
    })
    void lines_end_in_cr_lf_and_no_line_ends_the_message_early(String raw, String lines) {
        assertEquals(lines, escaped(RawSmtp.lines(bytes(raw))));
    }

    @Test
    void a_broken_connection_is_closed_without_a_word() throws Exception {
        try (ServerSocket server = new ServerSocket(0, 1, MailServer.loopback())) {
            CompletableFuture<Socket> accepted = CompletableFuture.supplyAsync(() -> greeted(server));
            RawSmtp smtp = new RawSmtp(server.getLocalPort());
            Socket other = accepted.get(10, TimeUnit.SECONDS);
            other.setSoLinger(true, 0);
            other.close();

            assertThrows(IOException.class, () -> smtp.send("support@example.test", new byte[0]));
            smtp.close();
            smtp.close();
        }
    }

    private static Socket greeted(ServerSocket server) {
        try {
            Socket socket = server.accept();
            socket.getOutputStream().write(bytes("220 here\\r\\n250 you\\r\\n"));
            return socket;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] bytes(String escaped) {
        return escaped.replace("\\r", "\r").replace("\\n", "\n").getBytes(StandardCharsets.ISO_8859_1);
    }

    private static String escaped(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1)
                .replace("\r", "\\r")
                .replace("\n", "\\n");
    }
}
