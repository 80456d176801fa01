package org.ticketkit.mail;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** M1: what makes a mail the same when it comes again. */
class DedupeKeyTest {

    private static final String MAIL = "Message-ID: <1@a.example>\r\nSubject: x\r\n\r\nbody\r\n";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Received: from a by b;\r\n\tMon, 1 Jan 2026 00:00:00 +0000\r\n",
                "Return-Path: <x@y.example>\r\n",
                "Delivered-To: support@example.org\r\n",
                "AUTHENTICATION-RESULTS: mx; dkim=pass\r\n",
                "DKIM-Signature: v=1;\r\n b=abc;\r\n\tbh=x\r\n",
                "ARC-Seal: i=1\r\n",
                "X-Spam-Status: No\r\n",
                "From someone Mon Jan 1 00:00:00 2026\r\n"
            })
    void M1_headers_of_the_way_make_no_difference(String trace) {
        assertEquals(key(MAIL), key(trace + MAIL));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Message-ID: <2@a.example>\r\nSubject: x\r\n\r\nbody\r\n",
                "Message-ID: <1@a.example>\r\nSubject: y\r\n\r\nbody\r\n",
                "Message-ID: <1@a.example>\r\nSubject: x\r\n\r\nbodY\r\n",
                "Message-ID: <1@a.example>\r\nSubject: x\r\n\r\n\r\nbody\r\n",
                "Message-ID: <1@a.example>\r\nSubject: x\r\n\r\nReceived: y\r\nbody\r\n",
                "Message-ID: <1@a.example>\r\nSubject: x\r\nReceived-By: y\r\n\r\nbody\r\n"
            })
    void M1_everything_else_does(String other) {
        assertNotEquals(key(MAIL), key(other));
    }

    @Test
    void M1_neither_line_ends_nor_empty_lines_at_the_end_make_a_difference() {
        assertEquals(key(MAIL), key(MAIL.replace("\r\n", "\n")));
        assertEquals(key(MAIL), key(MAIL.stripTrailing()));
        assertEquals(key(MAIL), key(MAIL + "\r\n\r\n"));
    }

    @Test
    void M1_the_same_mail_in_two_mailboxes_is_two_arrivals() {
        assertNotEquals(key(MAIL), DedupeKey.of("sales", MAIL.getBytes(StandardCharsets.US_ASCII)));
    }

    @Test
    void M1_no_bytes_at_all_have_a_key_too_and_no_key_is_too_long_for_the_inbox() {
        assertNotEquals(key(""), key("x"));
        assertTrue(DedupeKey.of("m".repeat(Mailbox.MAX_NAME), new byte[0]).length() <= 500);
    }

    private static String key(String mail) {
        return DedupeKey.of("support", mail.getBytes(StandardCharsets.US_ASCII));
    }
}
