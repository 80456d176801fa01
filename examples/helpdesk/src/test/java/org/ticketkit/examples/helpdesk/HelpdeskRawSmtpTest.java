package org.ticketkit.examples.helpdesk;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The lines of a message as DATA wants them (RFC 5321, 4.5.2). */
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

    private static byte[] bytes(String escaped) {
        return escaped.replace("\\r", "\r").replace("\\n", "\n").getBytes(StandardCharsets.ISO_8859_1);
    }

    private static String escaped(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1)
                .replace("\r", "\\r")
                .replace("\n", "\\n");
    }
}
