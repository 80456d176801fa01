package org.ticketkit.mail;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.ticketkit.mail.Outgoing.anOutgoing;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.internet.MimeUtility;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ticketkit.mail.MailToken.Holder;
import org.ticketkit.notice.Notice;
import org.ticketkit.spi.Notifier.Delivery;
import org.ticketkit.spi.Notifier.Session;
import org.ticketkit.ticket.AgentId;
import org.ticketkit.ticket.Contact;
import org.ticketkit.ticket.Misconfigured;

/** What arrives on a real server. */
class MailNotifierTest {

    private static final MailTokens TOKENS = MailTokens.keyed("k1", new byte[32]);
    private static final GreenMail SERVER = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));

    @BeforeAll
    static void start() {
        SERVER.start();
    }

    @AfterAll
    static void stop() {
        SERVER.stop();
    }

    @AfterEach
    void empty() throws Exception {
        SERVER.purgeEmailFromAllMailboxes();
    }

    private static MailNotifier.Builder aNotifier() {
        return MailNotifier.smtp("127.0.0.1", SERVER.getSmtp().getPort())
                .withoutEncryption()
                .from("support@desk.example", "Desk")
                .tokens(TOKENS)
                // this server does not take the null sender
                .trackingAutomaticMail()
                .clock(() -> Instant.parse("2026-03-29T00:59:59.999Z"));
    }

    private static MimeMessage received(Outgoing mail, MailNotifier notifier) {
        try (Session session = notifier.open()) {
            assertInstanceOf(Delivery.Delivered.class, session.deliver(mail.done()));
        }
        MimeMessage[] all = SERVER.getReceivedMessages();
        return all[all.length - 1];
    }

    private static Delivery send(Outgoing mail, MailNotifier notifier) {
        try (Session session = notifier.open()) {
            return session.deliver(mail.done());
        }
    }

    private static String raw(MimeMessage mail) throws IOException, MessagingException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        mail.writeTo(out);
        return out.toString(StandardCharsets.ISO_8859_1);
    }

    private static String header(MimeMessage mail, String name) throws MessagingException {
        String[] values = mail.getHeader(name);
        if (values == null) {
            return null;
        }
        assertEquals(1, values.length, name);
        return MimeUtility.unfold(values[0]);
    }

    @Test
    void M13_the_mail_carries_the_frozen_id_and_nobody_elses() throws Exception {
        MailNotifier notifier = aNotifier().build();
        Outgoing mail = anOutgoing(notifier).messageId("<frozen.long.ago@desk.example>");

        MimeMessage first = received(mail, notifier);
        MimeMessage again = received(mail, notifier);

        assertEquals("<frozen.long.ago@desk.example>", header(first, "Message-ID"));
        assertEquals("<frozen.long.ago@desk.example>", header(again, "Message-ID"));
    }

    @Test
    void M10_a_receipt_does_not_carry_the_name_that_its_addressee_was_given() throws Exception {
        Contact named = Contact.mail("ann@home.example").named("Win money at evil.example");

        MimeMessage receipt = received(
                anOutgoing(aNotifier().build()).of(Notice.Kind.RECEIPT).to(named),
                aNotifier().build());
        MimeMessage personal =
                received(anOutgoing(aNotifier().build()).to(named), aNotifier().build());

        assertEquals("ann@home.example", header(receipt, "To"));
        assertFalse(raw(receipt).contains("Win money"));
        assertTrue(header(personal, "To").contains("Win money"));
    }

    @Test
    void M14_a_receipt_shows_that_a_machine_answers() throws Exception {
        MimeMessage mail = received(
                anOutgoing(aNotifier().build()).of(Notice.Kind.RECEIPT),
                aNotifier().build());

        assertEquals("auto-replied", header(mail, "Auto-Submitted"));
        assertEquals("All", header(mail, "X-Auto-Response-Suppress"));
        assertNull(header(mail, "Precedence"));
        assertEquals("Sun, 29 Mar 2026 00:59:59 +0000", header(mail, "Date"));
        assertEquals("1.0", header(mail, "MIME-Version"));
    }

    @Test
    void M14_a_notification_was_generated_and_a_persons_answer_has_no_sign_of_a_machine() throws Exception {
        MailNotifier notifier = aNotifier().build();
        MimeMessage notification = received(anOutgoing(notifier).of(Notice.Kind.NOTIFICATION), notifier);
        MimeMessage personal = received(anOutgoing(notifier), notifier);

        assertEquals("auto-generated", header(notification, "Auto-Submitted"));
        assertEquals("All", header(notification, "X-Auto-Response-Suppress"));
        assertNull(header(personal, "Auto-Submitted"));
        assertNull(header(personal, "X-Auto-Response-Suppress"));
        assertNull(header(personal, "Precedence"));
    }

    @Test
    void M14_one_recipient_sees_one_recipient() throws Exception {
        MailNotifier notifier = aNotifier().build();
        MimeMessage mail = received(anOutgoing(notifier), notifier);

        assertEquals("\"Ann Other\" <ann@home.example>", header(mail, "To"));
        assertEquals("\"Desk\" <support@desk.example>", header(mail, "From"));
        assertEquals(1, mail.getAllRecipients().length);
    }

    @Test
    void M7_the_anchor_comes_first_and_then_what_is_answered() throws Exception {
        MailNotifier notifier = aNotifier().build();
        Outgoing answer = anOutgoing(notifier).answers("<CAF+abc=123@mail.home.example>");
        Notice notice = answer.notice();

        MimeMessage mail = received(answer, notifier);
        MimeMessage first = received(anOutgoing(notifier), notifier);

        String anchor =
                TOKENS.anchors(notice.tenant(), notice.ticket(), "desk.example").get(0);
        assertEquals(anchor + " <CAF+abc=123@mail.home.example>", header(mail, "References"));
        assertEquals("<CAF+abc=123@mail.home.example>", header(mail, "In-Reply-To"));
        assertEquals(anchor, header(first, "References"));
        assertNull(header(first, "In-Reply-To"));
    }

    @Test
    void M7_an_answer_to_the_mail_finds_the_ticket_by_address_and_by_id() throws Exception {
        MailNotifier notifier = aNotifier().answersTo("help@desk.example").build();
        Outgoing outgoing = anOutgoing(notifier);
        Notice notice = outgoing.notice();
        MimeMessage mail = received(outgoing, notifier);

        InternetAddress replyTo = (InternetAddress) mail.getReplyTo()[0];
        assertTrue(replyTo.getAddress().startsWith("help+t."), replyTo.toString());
        assertEquals(
                Optional.of(new MailToken.ReplyAddress(notice.ticket(), Notices.ANN)),
                TOKENS.readAddress(notice.tenant(), replyTo.getAddress(), ticket -> List.of(Notices.ANN)));
        assertEquals(
                Optional.of(new MailToken.OwnMessage(notice.ticket(), notice.entry(), Notices.ANN)),
                TOKENS.readMessageId(notice.tenant(), header(mail, "Message-ID"), ticket -> List.of(Notices.ANN)));
    }

    @Test
    void M8_a_notice_to_an_agent_carries_that_agents_token_when_the_host_says_so() throws Exception {
        Holder agent = Holder.of(AgentId.of("bob"));
        MailNotifier notifier = aNotifier().heldBy(notice -> agent).build();
        Outgoing outgoing = anOutgoing(notifier);
        InternetAddress replyTo = (InternetAddress) received(outgoing, notifier).getReplyTo()[0];

        assertEquals(
                Optional.of(new MailToken.ReplyAddress(outgoing.notice().ticket(), agent)),
                TOKENS.readAddress(outgoing.notice().tenant(), replyTo.getAddress(), ticket -> List.of(agent)));
    }

    @Test
    void M14_text_and_html_say_the_same() throws Exception {
        MailNotifier notifier = aNotifier().build();
        String text = "Grüße,\n\n> 1 < 2 & \"so\"\n.\n..dots\nFrom here: https://desk.example/a?b=c&d=e.\n";
        MimeMessage mail = received(
                anOutgoing(notifier)
                        .text(text)
                        .to(Contact.mail("ann@home.example").speaking(Locale.GERMAN)),
                notifier);

        MimeMultipart both = (MimeMultipart) mail.getContent();
        assertTrue(both.getContentType().startsWith("multipart/alternative"), both.getContentType());
        assertEquals(2, both.getCount());
        assertEquals("text/plain; charset=UTF-8", both.getBodyPart(0).getContentType());
        assertEquals("text/html; charset=UTF-8", both.getBodyPart(1).getContentType());
        assertEquals(text.replace("\n", "\r\n"), both.getBodyPart(0).getContent());
        String html = (String) both.getBodyPart(1).getContent();
        assertTrue(html.contains("<html lang=\"de\">"), html);
        assertTrue(html.contains("<p>Grüße,</p>"), html);
        assertTrue(html.contains("1 &lt; 2 &amp; &quot;so&quot;"), html);
        assertTrue(
                html.contains("<a href=\"https://desk.example/a?b=c&amp;d=e\">https://desk.example/a?b=c&amp;d=e</a>."),
                html);
    }

    @Test
    void M12_the_hosts_separator_goes_on_top_of_both_forms() throws Exception {
        MailNotifier notifier = aNotifier().separatedBy("-- answer above --").build();
        MimeMultipart both =
                (MimeMultipart) received(anOutgoing(notifier), notifier).getContent();

        assertTrue(((String) both.getBodyPart(0).getContent()).startsWith("-- answer above --\r\n\r\nHello"));
        assertTrue(((String) both.getBodyPart(1).getContent()).contains("<p>-- answer above --</p>"));
    }

    @Test
    void M14_files_arrive_byte_by_byte_under_their_names() throws Exception {
        byte[] bytes = new byte[300_001];
        new Random(7).nextBytes(bytes);
        MailNotifier notifier = aNotifier().build();
        MimeMessage mail = received(
                anOutgoing(notifier)
                        .file("Жалоба №1.pdf", "application/pdf", bytes)
                        .file(
                                "we\"ird;\\ 100%.txt",
                                "text/plain; charset=windows-1251; name=\"x\"", new byte[] {65, 10, 66})
                        .file("forwarded.eml", "message/rfc822", "Subject: x\r\n\r\ny".getBytes(StandardCharsets.UTF_8))
                        .file("ä".repeat(127), "nonsense\u00e4/x; y", new byte[0]),
                notifier);

        MimeMultipart parts = (MimeMultipart) mail.getContent();
        assertTrue(parts.getContentType().startsWith("multipart/mixed"), parts.getContentType());
        assertEquals(5, parts.getCount());
        assertEquals("Жалоба №1.pdf", parts.getBodyPart(1).getFileName());
        assertArrayEquals(bytes, bytes(parts.getBodyPart(1).getInputStream()));
        assertTrue(parts.getBodyPart(1).getContentType().startsWith("application/pdf"));
        assertEquals("attachment", parts.getBodyPart(1).getDisposition());
        assertEquals("we\"ird;\\ 100%.txt", parts.getBodyPart(2).getFileName());
        assertEquals("text/plain; charset=windows-1251", parts.getBodyPart(2).getContentType());
        assertArrayEquals(new byte[] {65, 10, 66}, bytes(parts.getBodyPart(2).getInputStream()));
        assertTrue(parts.getBodyPart(3).getContentType().startsWith("application/octet-stream"));
        assertEquals("forwarded.eml", parts.getBodyPart(3).getFileName());
        assertEquals("ä".repeat(127), parts.getBodyPart(4).getFileName());
        assertTrue(parts.getBodyPart(4).getContentType().startsWith("application/octet-stream"));
        assertEquals(0, bytes(parts.getBodyPart(4).getInputStream()).length);
    }

    private static byte[] bytes(InputStream in) throws IOException {
        try (in) {
            return in.readAllBytes();
        }
    }

    @Test
    void M14_a_big_file_is_streamed_and_never_held() {
        MailNotifier notifier = aNotifier().build();
        long size = 30_000_000;
        int[] opened = new int[1];
        Delivery delivery = send(
                anOutgoing(notifier)
                        .file("big.bin", "application/octet-stream", new byte[0])
                        .store(file -> {
                            opened[0]++;
                            return Optional.of(zeros(size));
                        }),
                notifier);

        assertInstanceOf(Delivery.Delivered.class, delivery);
        assertEquals(2, opened[0]);
    }

    private static InputStream zeros(long size) {
        return new InputStream() {
            private long left = size;

            @Override
            public int read() {
                return left-- > 0 ? 0 : -1;
            }

            @Override
            public int read(byte[] into, int offset, int length) {
                assertTrue(length <= 8_192, "asked for " + length + " bytes at once");
                int n = (int) Math.min(left, length);
                left -= n;
                return n == 0 ? -1 : n;
            }
        };
    }

    @Test
    void M14_a_long_subject_folds_and_comes_back_whole() throws Exception {
        MailNotifier notifier = aNotifier().build();
        for (String subject : List.of(
                "Re: "
                        + "many words of a rather talkative requester "
                                .repeat(20)
                                .strip(),
                "x".repeat(998),
                "!".repeat(60) + " " + "!".repeat(70),
                "!".repeat(73),
                "Ж".repeat(998),
                "smile \ud83d\ude00 ".repeat(100).strip(),
                "two  blanks   and =?UTF-8?Q?not_encoded?= by us",
                "")) {
            MimeMessage mail = received(anOutgoing(notifier).subject(subject), notifier);

            assertEquals(subject, mail.getSubject() == null ? "" : mail.getSubject());
            assertTrue(raw(mail).lines().allMatch(line -> line.length() <= 998));
            assertTrue(headerLines(mail).stream().allMatch(line -> line.length() <= 78 || line.contains("<")));
        }
    }

    /** The lines of our headers, without what the server put before them: its dates are longer on some JDKs. */
    private static List<String> headerLines(MimeMessage mail) throws IOException, MessagingException {
        String raw = raw(mail);
        return raw.substring(0, raw.indexOf("\r\n\r\n"))
                .lines()
                .filter(line -> !line.startsWith("Received:"))
                .toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Čapek Ĭ Ā", "Вера Č", "čĀĊ", "\u0a0d\u0d0a\u0d00", "O\"Neill, \\ <x@y>", "名前\ud83d\ude00"})
    void M14_a_name_with_letters_that_a_careless_encoder_would_cut_arrives_whole(String name) throws Exception {
        MailNotifier notifier = aNotifier().from("support@desk.example", name).build();
        MimeMessage mail = received(
                anOutgoing(notifier)
                        .to(Contact.mail("ann@home.example").named(name))
                        .subject(name),
                notifier);

        assertEquals(name, ((InternetAddress) mail.getAllRecipients()[0]).getPersonal());
        assertEquals(name, ((InternetAddress) mail.getFrom()[0]).getPersonal());
        assertEquals(name, mail.getSubject());
        assertEquals(
                List.of(
                        "Date",
                        "From",
                        "Reply-To",
                        "To",
                        "Message-ID",
                        "Subject",
                        "References",
                        "MIME-Version",
                        "Content-Type"),
                headerNames(mail));
    }

    private static List<String> headerNames(MimeMessage mail) throws IOException, MessagingException {
        return headerLines(mail).stream()
                .filter(line -> !line.startsWith(" ") && !line.startsWith("\t"))
                .map(line -> line.substring(0, line.indexOf(':')))
                .filter(name -> !List.of("Return-Path", "Received").contains(name))
                .toList();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a\r\nBcc: x@y.example",
                "a\nBcc: x@y.example",
                "a\rBcc: x@y.example",
                "a\u0000b",
                "a\u0085b",
                "a\u2028b",
                "a\u2029b",
                "a\u001bb"
            })
    void M14_what_ends_a_line_is_refused_in_a_subject(String subject) {
        MailNotifier notifier = aNotifier().build();

        assertEquals(
                new Delivery.Rejected("the subject has a line break or a control character"),
                send(anOutgoing(notifier).subject(subject), notifier));
        assertEquals(0, SERVER.getReceivedMessages().length);
    }

    @Test
    void M14_what_ends_a_line_is_refused_in_a_name_and_an_id() throws Exception {
        MailNotifier notifier = aNotifier().build();

        assertInstanceOf(
                Delivery.Rejected.class,
                send(anOutgoing(notifier).to(Contact.mail("ann@home.example").named("A\u2028B")), notifier));
        for (String id : List.of(
                "<a\r\nBcc: x@y>", "a@b", "<a@b> <c@d>", "<a\u010db@c>", "<@>", "<a@" + "b".repeat(999) + ">")) {
            assertInstanceOf(Delivery.Rejected.class, send(anOutgoing(notifier).messageId(id), notifier), id);
        }
        assertEquals(0, SERVER.getReceivedMessages().length);
        MimeMessage mail = received(anOutgoing(notifier).answers("<a\r\nBcc:x@y.example>"), notifier);
        assertNull(header(mail, "In-Reply-To"));
        assertFalse(raw(mail).contains("Bcc"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ann\u010d@home.example",
                "ann\u4e0a@home.example",
                "ann\u4e0d@home.example",
                "ann\u4e00@home.example",
                "ann\ud83d@home.example",
                "ann>@home.example",
                "<ann@home.example",
                "ann other@home.example",
                "ann@home.example>\u4e0d\u4e0aDATA",
                "ann@home example",
                "ann,bob@home.example",
                "group:ann@home.example;",
                "\"a\\\"b\"@home.example",
                "ann@faß.example",
                "@home.example",
                "ann",
                "ann@"
            })
    void M14_an_address_that_is_none_is_refused_before_anything_is_sent(String address) {
        MailNotifier notifier = aNotifier().build();

        Delivery delivery = send(anOutgoing(notifier).to(address), notifier);

        assertInstanceOf(Delivery.Rejected.class, delivery);
        assertFalse(delivery.toString().contains("ann"), delivery.toString());
        assertEquals(0, SERVER.getReceivedMessages().length);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "o'neill+x=y@home.example",
                "a..b.@docomo.example",
                "\"ann other\"@home.example",
                "ann@[127.0.0.1]",
                "ann@under_score.example",
                "ann@XN--BCHER-KVA.example"
            })
    void M14_an_odd_address_is_written_to(String address) throws Exception {
        MailNotifier notifier = aNotifier().build();
        try (FakeSmtp server = FakeSmtp.start()) {
            MailNotifier fake = MailNotifier.smtp("127.0.0.1", server.port())
                    .withoutEncryption()
                    .from("support@desk.example", "")
                    .tokens(TOKENS)
                    .build();
            assertInstanceOf(Delivery.Delivered.class, send(anOutgoing(notifier).to(address), fake));
            assertEquals(List.of("RCPT TO:<" + address.toLowerCase(Locale.ROOT) + ">"), server.commands("RCPT"));
        }
    }

    @Test
    void a_notice_for_another_channel_is_refused() {
        MailNotifier notifier = aNotifier().build();

        assertEquals(
                new Delivery.Rejected("the recipient is not reached by mail but by phone"),
                send(anOutgoing(notifier).to(Contact.of("phone", "+43 1")), notifier));
    }

    @Test
    void M14_no_property_of_the_jvm_is_touched() {
        Object before = System.getProperties().clone();
        MailNotifier notifier = aNotifier().build();
        send(anOutgoing(notifier).file("a.txt", "text/plain", new byte[] {1}), notifier);

        assertEquals(before, System.getProperties());
    }

    @Test
    void without_a_clock_the_mail_is_dated_with_its_notice() throws Exception {
        MailNotifier notifier = MailNotifier.smtp("127.0.0.1", SERVER.getSmtp().getPort())
                .withoutEncryption()
                .from("support@desk.example", "")
                .tokens(TOKENS)
                .build();

        assertEquals("Sun, 1 Mar 2026 10:15:30 +0000", header(received(anOutgoing(notifier), notifier), "Date"));
    }

    @Test
    void a_notifier_that_cannot_work_is_refused_with_the_way_out() {
        List<MailNotifier.Builder> unfit = Arrays.asList(
                MailNotifier.smtp("127.0.0.1", 25),
                MailNotifier.smtp("127.0.0.1", 25).from("support@desk.example", ""),
                MailNotifier.smtp("", 25).from("support@desk.example", "").tokens(TOKENS),
                MailNotifier.smtp("127.0.0.1", 0)
                        .from("support@desk.example", "")
                        .tokens(TOKENS),
                aNotifier().waiting(Duration.ZERO, Duration.ZERO),
                aNotifier().from("support", ""),
                aNotifier().from("vera\u010d@desk.example", ""),
                aNotifier().from("вера@desk.example", ""),
                aNotifier().from("support@desk.example", "a\r\nb"),
                aNotifier().from("a-very-long-customer-service-address@desk.example", ""),
                aNotifier().bouncesTo("\"b c\"@desk.example"),
                aNotifier().domain("no domain"),
                aNotifier().greetingAs("x\r\nMAIL"));

        unfit.forEach(builder -> assertThrows(Misconfigured.class, builder::build));
    }

    @Test
    void the_domain_of_ids_and_addresses_is_written_in_ascii() throws Exception {
        MailNotifier notifier = aNotifier().from("support@bücher.example", "").build();
        MimeMessage mail = received(anOutgoing(notifier), notifier);

        assertTrue(header(mail, "Message-ID").endsWith("@xn--bcher-kva.example>"));
        assertEquals("support@xn--bcher-kva.example", header(mail, "From"));
    }
}
