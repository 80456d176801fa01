package org.ticketkit.mail;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.ticketkit.mail.FakeSmtp.AND_HANG_UP;
import static org.ticketkit.mail.FakeSmtp.DEAF_IN_CONTENT;
import static org.ticketkit.mail.FakeSmtp.HANG_UP;
import static org.ticketkit.mail.FakeSmtp.HANG_UP_IN_CONTENT;
import static org.ticketkit.mail.FakeSmtp.SILENCE;
import static org.ticketkit.mail.Outgoing.anOutgoing;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ticketkit.notice.Notice;
import org.ticketkit.spi.Notifier.Delivery;
import org.ticketkit.spi.Notifier.Session;
import org.ticketkit.spi.OutgoingNotice;

/** What is said to the server, and what is made of its answers. */
class SmtpSessionTest {

    private static final MailTokens TOKENS = MailTokens.keyed("k1", new byte[32]);

    private static MailNotifier.Builder to(FakeSmtp server) {
        return MailNotifier.smtp("127.0.0.1", server.port())
                .withoutEncryption()
                .from("support@desk.example", "Desk")
                .tokens(TOKENS)
                .waiting(Duration.ofSeconds(2), Duration.ofSeconds(5));
    }

    private static Delivery send(MailNotifier notifier, Outgoing... mails) {
        Delivery last = null;
        try (Session session = notifier.open()) {
            for (Outgoing mail : mails) {
                last = session.deliver(mail.done());
            }
        }
        return last;
    }

    private static Delivery sendOne(FakeSmtp server) {
        MailNotifier notifier = to(server).build();
        return send(notifier, anOutgoing(notifier));
    }

    @Test
    void M14_many_mails_go_over_one_connection() {
        try (FakeSmtp server = FakeSmtp.start()) {
            MailNotifier notifier = to(server).build();
            try (Session session = notifier.open()) {
                for (int n = 1; n <= 20; n++) {
                    assertInstanceOf(
                            Delivery.Delivered.class,
                            session.deliver(anOutgoing(notifier).number(n).done()));
                }
            }
            assertEquals(1, server.connections());
            assertEquals(20, server.mails().size());
            // greeted once, three commands a mail, good-bye: no ping between the mails
            assertEquals(1 + 3 * 20 + 1, server.commands().size());
            assertEquals(List.of("EHLO desk.example"), server.commands("EHLO"));
        }
    }

    @Test
    void a_session_that_sends_nothing_connects_to_nothing() {
        try (FakeSmtp server = FakeSmtp.start()) {
            to(server).build().open().close();

            assertEquals(0, server.connections());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "MAIL, 451 4.3.2 try later ann@home.example, 'the mail server put it off: 451 4.3.2 (about the mail system)'",
        "RCPT, 450 4.2.2 ann@home.example is full, 'the mail server put it off: 450 4.2.2 (the mailbox is full)'",
        "RCPT, 452 later, 'the mail server put it off: 452 (no reason given)'",
        "DATA, 451 4.7.1 greylisted, 'the mail server put it off: 451 4.7.1 (not allowed)'",
        "., 451 4.6.0 no, 'the mail server put it off: 451 4.6.0 (about the content)'",
        "MAIL, 530 5.7.0 log in first, 'the mail server put it off: 530 5.7.0 (the mail server wants another login)'"
    })
    void M13_what_may_pass_is_tried_again(String command, String answer, String problem) {
        try (FakeSmtp server = FakeSmtp.answering(command, answer)) {
            assertEquals(new Delivery.Retry(problem), sendOne(server));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "MAIL, 550 5.1.8 bad sender, 'the mail server refused it: 550 5.1.8 (about the address)'",
        "RCPT, 550 5.1.1 <ann@home.example> unknown, 'the mail server refused it: 550 5.1.1 (there is no such address)'",
        "RCPT, 554 Ann is not here, 'the mail server refused it: 554 (no reason given)'",
        "RCPT, '550-5.1.1 Ann Other\r\n550 5.1.1 is not here', 'the mail server refused it: 550 5.1.1 (there is no such address)'",
        "RCPT, 552 5.2.2 over quota, 'the mail server refused it: 552 5.2.2 (the mailbox is full)'",
        "DATA, 554 5.7.1 no, 'the mail server refused it: 554 5.7.1 (not allowed)'",
        "., 552 5.3.4 too much, 'the mail server refused it: 552 5.3.4 (the mail is too big)'"
    })
    void M13_what_is_final_is_not_tried_again_and_tells_nothing_personal(
            String command, String answer, String problem) {
        try (FakeSmtp server = FakeSmtp.answering(command, answer)) {
            assertEquals(new Delivery.Rejected(problem), sendOne(server));
        }
    }

    @ParameterizedTest
    @CsvSource({"RCPT TO:<no@home.example>, 550 5.1.1 no", "RCPT TO:<no@home.example>, 450 4.2.0 no"})
    void C4_a_refused_mail_does_not_spoil_the_next(String command, String answer) {
        try (FakeSmtp server = FakeSmtp.answering(command, answer)) {
            MailNotifier notifier = to(server).build();
            Delivery last = send(
                    notifier,
                    anOutgoing(notifier).number(1),
                    anOutgoing(notifier).number(2).to("no@home.example"),
                    anOutgoing(notifier).number(3));

            assertInstanceOf(Delivery.Delivered.class, last);
            assertEquals(1, server.connections());
            assertEquals(2, server.mails().size());
            List<String> commands = server.commands();
            assertEquals("RSET", commands.get(commands.indexOf("RCPT TO:<no@home.example>") + 1));
        }
    }

    @Test
    void C4_a_mail_whose_content_was_refused_does_not_spoil_the_next() {
        AtomicInteger ends = new AtomicInteger();
        try (FakeSmtp server =
                FakeSmtp.scripted((connection, command) -> command.equals(".") && ends.incrementAndGet() == 1
                        ? Optional.of("554 5.6.0 spam")
                        : Optional.empty())) {
            MailNotifier notifier = to(server).build();
            Delivery last = send(
                    notifier,
                    anOutgoing(notifier).number(1),
                    anOutgoing(notifier).number(2));

            assertInstanceOf(Delivery.Delivered.class, last);
            assertEquals(1, server.connections());
        }
    }

    @ParameterizedTest
    @CsvSource({"MAIL, " + HANG_UP, "MAIL, 421 4.4.2 idle too long", "RCPT, " + HANG_UP, "DATA, " + HANG_UP})
    void C4_when_the_server_hangs_up_before_a_mail_it_goes_over_another_connection(String command, String answer) {
        AtomicInteger seen = new AtomicInteger();
        try (FakeSmtp server = FakeSmtp.scripted((connection, said) ->
                said.startsWith(command) && seen.incrementAndGet() == 2 ? Optional.of(answer) : Optional.empty())) {
            MailNotifier notifier = to(server).build();
            Delivery last = send(
                    notifier,
                    anOutgoing(notifier).number(1),
                    anOutgoing(notifier).number(2));

            assertInstanceOf(Delivery.Delivered.class, last);
            assertEquals(2, server.connections());
            assertEquals(2, server.mails().size());
        }
    }

    @Test
    void C4_the_server_went_away_between_two_mails() {
        try (FakeSmtp server = FakeSmtp.scripted((connection, said) ->
                said.equals(".") && connection == 1 ? Optional.of("250 ok" + AND_HANG_UP) : Optional.empty())) {
            MailNotifier notifier = to(server).build();
            Delivery last = send(
                    notifier,
                    anOutgoing(notifier).number(1),
                    anOutgoing(notifier).number(2));

            assertInstanceOf(Delivery.Delivered.class, last);
            assertEquals(2, server.connections());
        }
    }

    @Test
    void M13_when_the_connection_breaks_in_the_content_the_mail_is_not_sent_twice_in_one_attempt() {
        try (FakeSmtp server = FakeSmtp.scripted((connection, said) ->
                connection == 1 && said.equals("DATA") ? Optional.of(HANG_UP_IN_CONTENT) : Optional.empty())) {
            MailNotifier notifier = to(server).build();
            try (Session session = notifier.open()) {
                assertInstanceOf(
                        Delivery.Retry.class,
                        session.deliver(anOutgoing(notifier).number(1).done()));
                assertEquals(1, server.connections());
                assertInstanceOf(
                        Delivery.Delivered.class,
                        session.deliver(anOutgoing(notifier).number(2).done()));
            }
            assertEquals(2, server.connections());
            assertEquals(1, server.mails().size());
        }
    }

    @Test
    void M13_when_the_answer_to_the_content_is_lost_the_mail_is_not_sent_twice_in_one_attempt() {
        AtomicInteger ends = new AtomicInteger();
        try (FakeSmtp server = FakeSmtp.scripted((connection, said) ->
                said.equals(".") && ends.incrementAndGet() == 2 ? Optional.of(HANG_UP) : Optional.empty())) {
            MailNotifier notifier = to(server).build();
            Delivery last = send(
                    notifier,
                    anOutgoing(notifier).number(1),
                    anOutgoing(notifier).number(2));

            assertInstanceOf(Delivery.Retry.class, last);
            assertEquals(1, server.connections());
        }
    }

    @ParameterizedTest
    @CsvSource({"CONNECT", "EHLO", "MAIL", "RCPT", "DATA", "."})
    void C2_a_server_that_falls_silent_is_waited_for_no_longer_than_allowed(String command) {
        try (FakeSmtp server = FakeSmtp.answering(command, SILENCE)) {
            MailNotifier notifier = to(server)
                    .waiting(Duration.ofSeconds(1), Duration.ofMillis(200))
                    .build();

            Delivery delivery =
                    assertTimeoutPreemptively(Duration.ofSeconds(10), () -> send(notifier, anOutgoing(notifier)));

            assertInstanceOf(Delivery.Retry.class, delivery);
            assertTrue(delivery.toString().contains("SocketTimeoutException"), delivery.toString());
        }
    }

    @Test
    void C2_a_server_that_does_not_take_what_is_written_is_waited_for_no_longer_than_allowed() throws Exception {
        ScheduledExecutorService watch = Executors.newSingleThreadScheduledExecutor();
        try (FakeSmtp server = FakeSmtp.answering("DATA", DEAF_IN_CONTENT)) {
            MailNotifier notifier = to(server)
                    .waiting(Duration.ofSeconds(1), Duration.ofMillis(500))
                    .writeWatch(watch)
                    .build();
            byte[] big = new byte[40_000_000];

            Delivery delivery = assertTimeoutPreemptively(
                    Duration.ofSeconds(20),
                    () -> send(notifier, anOutgoing(notifier).file("big.bin", "application/octet-stream", big)));

            assertInstanceOf(Delivery.Retry.class, delivery);
            assertFalse(watch.isShutdown());
        } finally {
            watch.shutdownNow();
        }
    }

    @Test
    void C3_a_server_that_takes_nobody_is_a_retry_and_is_not_asked_for_each_mail_of_a_batch() {
        try (FakeSmtp server = FakeSmtp.answering("CONNECT", "554 5.3.2 not today")) {
            MailNotifier refused = to(server).build();
            Delivery last =
                    send(refused, anOutgoing(refused), anOutgoing(refused), anOutgoing(refused), anOutgoing(refused));

            assertInstanceOf(Delivery.Retry.class, last);
            assertEquals(2, server.connections());
        }
    }

    @Test
    void M14_STARTTLS_is_required_unless_the_host_says_otherwise() {
        try (FakeSmtp server = FakeSmtp.start()) {
            MailNotifier notifier = MailNotifier.smtp("127.0.0.1", server.port())
                    .from("support@desk.example", "Desk")
                    .tokens(TOKENS)
                    .login("desk", "secret")
                    .build();

            assertInstanceOf(Delivery.Retry.class, send(notifier, anOutgoing(notifier)));
            assertEquals(List.of(), server.commands("AUTH"));
            assertEquals(List.of(), server.commands("MAIL"));
        }
    }

    @Test
    void M14_mail_goes_through_STARTTLS_and_through_TLS_from_the_first_byte() {
        try (FakeSmtp upgraded = FakeSmtp.startTls(TestCertificate.context());
                FakeSmtp encrypted = FakeSmtp.implicitTls(TestCertificate.context())) {
            MailNotifier first = overTls(upgraded).build();
            MailNotifier second = overTls(encrypted).implicitTls().build();

            assertInstanceOf(Delivery.Delivered.class, send(first, anOutgoing(first)));
            assertInstanceOf(Delivery.Delivered.class, send(second, anOutgoing(second)));
            assertEquals(List.of("STARTTLS"), upgraded.commands("STARTTLS"));
            assertEquals(1, upgraded.mails().size());
            assertEquals(1, encrypted.mails().size());
        }
    }

    @Test
    void M14_a_certificate_for_another_name_or_by_an_unknown_issuer_is_refused() {
        try (FakeSmtp server = FakeSmtp.startTls(TestCertificate.context())) {
            MailNotifier otherName = MailNotifier.smtp("127.0.0.1", server.port())
                    .from("support@desk.example", "")
                    .tokens(TOKENS)
                    .trusting(TestCertificate.context())
                    .build();
            MailNotifier unknownIssuer = MailNotifier.smtp("localhost", server.port())
                    .from("support@desk.example", "")
                    .tokens(TOKENS)
                    .build();

            assertInstanceOf(Delivery.Retry.class, send(otherName, anOutgoing(otherName)));
            assertInstanceOf(Delivery.Retry.class, send(unknownIssuer, anOutgoing(unknownIssuer)));
            assertEquals(List.of(), server.mails());
        }
    }

    private static MailNotifier.Builder overTls(FakeSmtp server) {
        return MailNotifier.smtp("localhost", server.port())
                .from("support@desk.example", "Desk")
                .tokens(TOKENS)
                .trusting(TestCertificate.context());
    }

    @Test
    void a_password_or_a_fresh_token_proves_who_sends() {
        FakeSmtp.Script script = (connection, said) -> said.startsWith("EHLO")
                ? Optional.of("250-fake\r\n250 AUTH DIGEST-MD5 XOAUTH2 PLAIN LOGIN")
                : said.startsWith("AUTH") ? Optional.of("235 2.7.0 welcome") : Optional.empty();
        try (FakeSmtp server = FakeSmtp.scripted(script)) {
            AtomicInteger tokens = new AtomicInteger();
            MailNotifier password = to(server).login("desk", "sécret").build();
            MailNotifier token = to(server)
                    .oauth("desk", () -> "token" + tokens.incrementAndGet())
                    .build();
            send(password, anOutgoing(password));
            send(token, anOutgoing(token));
            send(token, anOutgoing(token));

            assertEquals(3, server.mails().size());
            List<String> proofs = server.commands("AUTH");
            assertTrue(proofs.get(0).startsWith("AUTH PLAIN "), proofs.get(0));
            assertEquals("desk\0desk\0sécret", decoded(proofs.get(0)));
            assertEquals("user=desk\1auth=Bearer token1\1\1", decoded(proofs.get(1)));
            assertEquals("user=desk\1auth=Bearer token2\1\1", decoded(proofs.get(2)));
        }
    }

    private static String decoded(String command) {
        return new String(
                Base64.getDecoder().decode(command.substring(command.lastIndexOf(' ') + 1)), StandardCharsets.UTF_8);
    }

    @Test
    void C3_a_refused_login_is_a_retry_for_it_is_about_the_host_and_not_the_mail() {
        FakeSmtp.Script script = (connection, said) -> said.startsWith("EHLO")
                ? Optional.of("250-fake\r\n250 AUTH PLAIN")
                : said.startsWith("AUTH") ? Optional.of("535 5.7.8 desk is not known") : Optional.empty();
        try (FakeSmtp server = FakeSmtp.scripted(script)) {
            MailNotifier notifier = to(server).login("desk", "wrong").build();

            assertEquals(
                    new Delivery.Retry(
                            "no connection to the mail server: 535 5.7.8 (the mail server wants another login)"),
                    send(notifier, anOutgoing(notifier)));
        }
    }

    @Test
    void M14_the_envelope_sender_is_null_for_automatic_mail_and_tells_the_notice_for_the_rest() {
        try (FakeSmtp server = FakeSmtp.start()) {
            MailNotifier notifier = to(server).build();
            MailNotifier tracking = to(server)
                    .trackingAutomaticMail()
                    .bouncesTo("returned@bounce.example")
                    .build();
            Outgoing personal = anOutgoing(notifier).number(7);
            send(
                    notifier,
                    personal,
                    anOutgoing(notifier).of(Notice.Kind.RECEIPT),
                    anOutgoing(notifier).of(Notice.Kind.NOTIFICATION));
            Outgoing receipt = anOutgoing(tracking).number(8).of(Notice.Kind.RECEIPT);
            send(tracking, receipt);

            List<String> senders = server.commands("MAIL");
            String verp = senders.get(0).replaceAll("MAIL FROM:<(.*)>", "$1");
            assertEquals(
                    Optional.of(new MailToken.ReturnPath(personal.notice().id())),
                    TOKENS.readAddress(personal.notice().tenant(), verp, ticket -> List.of()));
            assertTrue(verp.startsWith("support+b."), verp);
            assertEquals("MAIL FROM:<>", senders.get(1));
            assertEquals("MAIL FROM:<>", senders.get(2));
            String tracked = senders.get(3).replaceAll("MAIL FROM:<(.*)>", "$1");
            assertTrue(tracked.startsWith("returned+b.") && tracked.endsWith("@bounce.example"), tracked);
            assertEquals(
                    Optional.of(new MailToken.ReturnPath(receipt.notice().id())),
                    TOKENS.readAddress(receipt.notice().tenant(), tracked, ticket -> List.of()));
        }
    }

    @Test
    void M14_an_address_beyond_ascii_needs_SMTPUTF8_and_only_such_mail_asks_for_it() {
        FakeSmtp.Script script = (connection, said) ->
                said.startsWith("EHLO") ? Optional.of("250-fake\r\n250-SMTPUTF8\r\n250 8BITMIME") : Optional.empty();
        try (FakeSmtp server = FakeSmtp.scripted(script)) {
            MailNotifier notifier = to(server).build();
            Delivery last = send(
                    notifier,
                    anOutgoing(notifier).number(1),
                    anOutgoing(notifier).number(2).to("вера@почта.example"),
                    anOutgoing(notifier).number(3));

            assertInstanceOf(Delivery.Delivered.class, last);
            assertEquals(2, server.connections());
            assertEquals(
                    "RCPT TO:<вера@xn--80a1acny.example>",
                    server.commands("RCPT").get(1));
            assertTrue(server.commands("MAIL").get(1).endsWith(" SMTPUTF8"));
            assertFalse(server.commands("MAIL").get(0).contains("UTF8"));
            assertFalse(server.commands("MAIL").get(2).contains("UTF8"));
            assertTrue(utf8(server.mails().get(1)).contains("To: вера@xn--80a1acny.example\r\n"));
        }
    }

    private static String utf8(String bytes) {
        return new String(bytes.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
    }

    @Test
    void M14_without_SMTPUTF8_a_domain_goes_out_in_its_ASCII_form_and_a_local_part_beyond_ASCII_is_refused() {
        try (FakeSmtp server = FakeSmtp.start()) {
            MailNotifier notifier = to(server).build();

            assertInstanceOf(
                    Delivery.Delivered.class,
                    send(notifier, anOutgoing(notifier).to("info@bücher.example")));
            assertEquals(List.of("RCPT TO:<info@xn--bcher-kva.example>"), server.commands("RCPT"));
            assertEquals(
                    new Delivery.Rejected("the address is beyond ASCII and the mail server does not offer SMTPUTF8"),
                    send(notifier, anOutgoing(notifier).to("вера@home.example")));
            assertEquals(1, server.commands("MAIL").size());
        }
    }

    @Test
    void a_file_that_breaks_off_sends_no_half_mail_and_does_not_spoil_the_next() {
        for (RuntimeException trouble : new RuntimeException[] {null, new IllegalStateException("store is down")}) {
            try (FakeSmtp server = FakeSmtp.start()) {
                MailNotifier notifier = to(server)
                        .waiting(Duration.ofSeconds(2), Duration.ofSeconds(60))
                        .build();
                try (Session session = notifier.open()) {
                    OutgoingNotice broken = anOutgoing(notifier)
                            .number(1)
                            .file("a.bin", "application/octet-stream", new byte[10])
                            .store(file -> Optional.of(breakingOff(trouble)))
                            .done();
                    // the connection is dropped at once: no good-bye, which would be taken for content
                    Delivery first = assertTimeoutPreemptively(Duration.ofSeconds(20), () -> session.deliver(broken));
                    assertInstanceOf(Delivery.Retry.class, first);
                    assertInstanceOf(
                            Delivery.Delivered.class,
                            session.deliver(anOutgoing(notifier).number(2).done()));
                }
                assertEquals(1, server.mails().size());
            }
        }
    }

    private static InputStream breakingOff(RuntimeException trouble) {
        return new InputStream() {
            private int left = 100_000;

            @Override
            public int read() throws IOException {
                if (left-- > 0) {
                    return 'x';
                }
                if (trouble != null) {
                    throw trouble;
                }
                throw new IOException("the disk is gone");
            }
        };
    }

    @Test
    void a_file_that_is_gone_is_final_and_a_store_that_is_down_is_a_retry() {
        try (FakeSmtp server = FakeSmtp.start()) {
            MailNotifier notifier = to(server).build();
            Outgoing gone = anOutgoing(notifier)
                    .file("a.txt", "text/plain", new byte[1])
                    .store(file -> Optional.empty());
            Outgoing down = anOutgoing(notifier)
                    .file("a.txt", "text/plain", new byte[1])
                    .store(file -> {
                        throw new IllegalStateException("store of ann@home.example is down");
                    });

            assertEquals(
                    new Delivery.Rejected("an attached file is gone from the store; attach it again"),
                    send(notifier, gone));
            assertEquals(new Delivery.Retry("the mail could not be sent: IllegalStateException"), send(notifier, down));
            assertEquals(0, server.connections());
        }
    }
}
