package org.ticketkit.mail;

import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.ticketkit.mail.mime.MimeReader;
import org.ticketkit.mail.mime.Work;

/** M3: whatever comes in, an answer comes out, and the work is bounded by the size. */
class MailParserProperties {

    private static final String[] WORDS = {
        "From: ",
        "To: ",
        "Subject: ",
        "Content-Type: multipart/mixed; boundary=b\r\n",
        "Content-Type: text/html; charset=utf-7\r\n",
        "Content-Type: message/rfc822\r\n",
        "Content-Type: message/delivery-status\r\n",
        "Content-Type: multipart/report\r\n",
        "Content-Transfer-Encoding: base64\r\n",
        "Content-Transfer-Encoding: x-uuencode\r\n",
        "Content-Transfer-Encoding: quoted-printable\r\n",
        "Content-Disposition: attachment; filename*0*=utf-8''%",
        "; name=\"",
        "--b\r\n",
        "--b--\r\n",
        "\r\n",
        "\r\n\r\n",
        "\n",
        "\r",
        "=?utf-8?B?",
        "=?x?Q?",
        "?=",
        "<a@b.c>",
        "\"",
        "(",
        ")",
        "<",
        ">",
        ",",
        ";",
        ":",
        "=",
        "%",
        "\\",
        "\u0000",
        "\u202E",
        "ÿ",
        "MAILER-DAEMON@x",
        "undeliverable",
        "550 5.1.1 ",
        "Final-Recipient: rfc822; a@b\r\nStatus: 5.",
        "On 1 Jan 2026 a@b.c wrote:\r\n",
        "> quoted\r\n",
        "<blockquote type=cite>",
        "<div class=gmail_quote>",
        "begin 644 x\r\n",
        "Authentication-Results: x; dmarc=pass",
        "References: <"
    };

    @Property(tries = 500)
    void M3_arbitrary_bytes_never_throw(@ForAll byte[] raw) {
        readAll(raw);
    }

    @Property(tries = 1500)
    void M3_mutated_mails_never_throw(@ForAll("mails") byte[] raw) {
        readAll(raw);
    }

    @Property(tries = 300)
    void M3_the_work_is_bounded_by_depth_and_size(@ForAll("mails") byte[] raw) {
        Work work = new Work(20, 500, 256 * 1024, InstantSource.fixed(Instant.EPOCH), Instant.EPOCH);
        MimeReader.read(raw, work);
        assertTrue(work.spent() <= 4L * 22 * (raw.length + 1), () -> work.spent() + " for " + raw.length);
    }

    @Provide
    Arbitrary<byte[]> mails() {
        return Arbitraries.randomValue(MailParserProperties::mail);
    }

    private static byte[] mail(Random random) {
        StringBuilder raw = new StringBuilder();
        int words = random.nextInt(120);
        for (int i = 0; i < words; i++) {
            raw.append(WORDS[random.nextInt(WORDS.length)]);
        }
        byte[] bytes =
                raw.toString().getBytes(random.nextBoolean() ? StandardCharsets.UTF_8 : StandardCharsets.ISO_8859_1);
        for (int i = random.nextInt(5); i > 0 && bytes.length > 0; i--) {
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
        }
        return bytes;
    }

    private static void readAll(byte[] raw) {
        Parsed parsed = Mails.PARSER.parse(raw);
        if (parsed instanceof Unparsable unparsable) {
            assertNotEquals(Unparsable.Reason.PARSER_FAILED, unparsable.reason(), unparsable::sentence);
        } else if (parsed instanceof ParsedMail mail) {
            mail.messageId();
            mail.inReplyTo();
            mail.references();
            mail.from();
            mail.date();
            mail.subject();
            mail.trust("x");
            mail.authenticationResults();
            Quotation quotation = QuotationFinder.ofDefaults().find(mail.body());
            String text = mail.body().text();
            assertTrue(quotation.end() <= text.length());
            assertTrue(text.isBlank() || !quotation.newPart(text).isBlank());
            mail.attachments()
                    .forEach(attachment -> assertTrue(!attachment.name().isBlank()));
        }
    }
}
