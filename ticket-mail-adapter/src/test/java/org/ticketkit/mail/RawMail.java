package org.ticketkit.mail;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Writes mails for tests, line by line. */
final class RawMail {

    private final List<String> headers = new ArrayList<>();
    private String body = "Hello, it does not work.\r\n";

    private RawMail() {}

    /** A plain mail from this address to the support. */
    static RawMail from(String address) {
        return new RawMail().header("From", address).header("To", "support@example.org");
    }

    /** A mail without any header. */
    static RawMail bare() {
        return new RawMail();
    }

    RawMail header(String name, String value) {
        headers.add(name + ": " + value);
        return this;
    }

    RawMail id(String messageId) {
        return header("Message-ID", messageId);
    }

    RawMail subject(String text) {
        return header("Subject", text);
    }

    RawMail to(String address) {
        headers.removeIf(line -> line.startsWith("To: "));
        return header("To", address);
    }

    /** Our own server vouches for the sender, or says the opposite; on top of all headers, as a server writes it. */
    RawMail dmarc(String result) {
        headers.add(0, "Authentication-Results: mx.example.org; dmarc=" + result);
        return this;
    }

    RawMail text(String text) {
        body = text;
        return this;
    }

    byte[] bytes() {
        return (String.join("\r\n", headers) + "\r\n\r\n" + body).getBytes(StandardCharsets.UTF_8);
    }
}
