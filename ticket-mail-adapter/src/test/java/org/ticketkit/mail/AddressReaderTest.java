package org.ticketkit.mail;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;

class AddressReaderTest {

    @Test
    void M3_an_encoded_word_that_is_cut_off_after_another_is_read_as_it_stands() {
        String raw = "From: =?utf-8?B?YQ==?= <a@b.example> =?\r\n\r\nHello";
        byte[] bytes = raw.getBytes(StandardCharsets.US_ASCII);
        assertInstanceOf(ParsedMail.class, MailParser.of(InstantSource.system()).parse(bytes));
    }
}
