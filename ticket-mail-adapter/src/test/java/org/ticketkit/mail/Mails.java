package org.ticketkit.mail;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;

/** Short mails for the tests, written as text with LF. */
final class Mails {

    static final MailParser PARSER = MailParser.of(InstantSource.fixed(Instant.parse("2026-01-05T09:00:00Z")));

    private Mails() {}

    static ParsedMail parsed(String... lines) {
        return parsed(bytes(lines));
    }

    static ParsedMail parsed(byte[] raw) {
        return (ParsedMail) PARSER.parse(raw);
    }

    static byte[] bytes(String... lines) {
        return bytes(StandardCharsets.UTF_8, lines);
    }

    static byte[] bytes(Charset charset, String... lines) {
        return String.join("\r\n", lines).getBytes(charset);
    }

    /** A mail from Ann with the given header fields and an unimportant text. */
    static ParsedMail withFields(String... fields) {
        return parsed("From: Ann <ann@example.org>\r\n" + String.join("\r\n", fields) + "\r\n\r\nHello");
    }
}
