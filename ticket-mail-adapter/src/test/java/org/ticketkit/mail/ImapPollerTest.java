package org.ticketkit.mail;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.icegreen.greenmail.store.FolderException;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.Flags;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ticketkit.mail.CrashingStorage.Died;
import org.ticketkit.mail.IntakeFixture.SetClock;
import org.ticketkit.memory.InMemory;
import org.ticketkit.ticket.TenantId;

/** M1 and M2 against a real IMAP server on loopback. */
class ImapPollerTest {

    private final SetClock clock = new SetClock();
    private final CrashingStorage storage = new CrashingStorage(InMemory.create());
    private final IntakeFixture it = IntakeFixture.on(storage, clock, choices -> choices.largestArrival(100_000));
    private final List<String> opened = new ArrayList<>();
    private GreenMail server;
    private GreenMailUser user;
    private ImapServer inbox;

    @BeforeEach
    void start() {
        server = new GreenMail(new ServerSetup[] {
            new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP),
            new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_IMAP)
        });
        server.start();
        user = server.setUser("support@example.org", "support", "secret");
        inbox = ImapServer.of("127.0.0.1", "support", "secret")
                .port(server.getImap().getPort())
                .security(ImapServer.Security.NONE)
                .timeout(Duration.ofSeconds(10));
    }

    @AfterEach
    void stop() {
        server.stop();
    }

    @Test
    void M2_mails_are_fetched_in_their_order_and_only_marked_once_they_are_kept() throws Exception {
        arrive(3);

        Polled polled = poller(new AfterFetch.MarkSeen()).poll(100);

        assertEquals(new Polled(3, 0, 0, 0), polled);
        assertEquals(3, count("INBOX", Flags.Flag.SEEN));
        assertEquals(List.of("mail 1", "mail 2", "mail 3"), openedSubjects());
        assertEquals(new Polled(0, 0, 0, 0), poller(new AfterFetch.MarkSeen()).poll(100));
    }

    @Test
    void M2_mail_that_could_not_be_kept_is_neither_marked_nor_moved() throws Exception {
        arrive(2);
        storage.failAt(3, false, Died::new);

        assertThrows(Died.class, () -> poller(new AfterFetch.Delete()).poll(100));

        storage.recover();
        assertEquals(2, size("INBOX"));
        assertEquals(0, count("INBOX", Flags.Flag.SEEN));
        assertEquals(new Polled(2, 0, 0, 0), poller(new AfterFetch.Delete()).poll(100));
        assertEquals(0, size("INBOX"));
    }

    @Test
    void M2_kept_mails_are_moved_to_a_folder_that_is_made_for_them() throws Exception {
        arrive(2);

        poller(new AfterFetch.Move("Done")).poll(100);

        assertEquals(0, size("INBOX"));
        assertEquals(2, size("Done"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"move", "delete", "seen"})
    void M1_a_crash_between_keeping_and_telling_the_server_makes_no_second_case(String choice) throws Exception {
        AfterFetch after = after(choice);
        arrive(3);
        int steps = steps(after);
        for (int step = 1; step <= steps; step++) {
            server.purgeEmailFromAllMailboxes();
            ImapPollerTest trial = new ImapPollerTest();
            trial.server = server;
            trial.user = user;
            trial.inbox = inbox;
            trial.crashAt(step, after);
        }
    }

    private int steps(AfterFetch after) throws MessagingException {
        storage.failAt(Integer.MAX_VALUE, true, Died::new);
        poller(after).poll(100);
        return storage.calls();
    }

    private void crashAt(int step, AfterFetch after) throws Exception {
        arrive(3);
        storage.failAt(step, true, Died::new);
        assertThrows(Died.class, () -> poller(after).poll(100));
        storage.recover();

        poller(after).poll(100);

        assertEquals(after instanceof AfterFetch.MarkSeen ? 3 : 0, size("INBOX"), "after step " + step);
        assertEquals(List.of("mail 1", "mail 2", "mail 3"), openedSubjects(), "after step " + step);
        assertEquals(new Polled(0, 0, 0, 0), poller(after).poll(100));
    }

    @Test
    void M1_a_lost_cursor_costs_a_second_look_and_no_second_case() throws Exception {
        arrive(3);
        poller(new AfterFetch.MarkSeen()).poll(100);
        storage.inbox().saveCursor(TenantId.DEFAULT, "support", "1:0");

        assertEquals(new Polled(0, 3, 0, 0), poller(new AfterFetch.MarkSeen()).poll(100));
        assertEquals(3, openedSubjects().size());
    }

    @Test
    void M2_the_limit_leaves_the_newest_for_later() throws Exception {
        arrive(5);

        assertEquals(new Polled(2, 0, 0, 0), poller(new AfterFetch.MarkSeen()).poll(2));
        assertEquals(List.of("mail 1", "mail 2"), openedSubjects());
        assertEquals(new Polled(3, 0, 0, 0), poller(new AfterFetch.MarkSeen()).poll(100));
    }

    @Test
    void M2_many_mails_take_few_commands() throws Exception {
        arrive(250);

        assertEquals(new Polled(250, 0, 0, 0), poller(new AfterFetch.Delete()).poll(1000));
        assertEquals(0, size("INBOX"));
    }

    @Test
    void M3_a_mail_that_is_larger_than_the_inbox_keeps_stays_flagged_on_the_server() throws Exception {
        arrive(1);
        user.deliver(new MimeMessage(
                null,
                new ByteArrayInputStream(RawMail.from("ann@home.example")
                        .text("x".repeat(200_000))
                        .bytes())));
        arrive(1);

        assertEquals(new Polled(1, 1, 1, 0), poller(new AfterFetch.Delete()).poll(100));
        assertEquals(new Polled(0, 0, 0, 0), poller(new AfterFetch.Delete()).poll(100));
        assertEquals(1, count("INBOX", Flags.Flag.FLAGGED));
        assertEquals(1, size("INBOX"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"move", "delete", "seen"})
    void M1_a_mail_that_the_server_lists_and_does_not_hand_out_stays_flagged_on_the_server(String choice)
            throws Exception {
        arrive(3);
        try (DeafImapProxy proxy = DeafImapProxy.before(server.getImap().getPort(), "Subject: mail 2")) {
            ImapPoller poller = ImapPoller.of(it.intake, "support", inbox.port(proxy.port()))
                    .then(after(choice));

            assertEquals(new Polled(2, 0, 0, 1), poller.poll(100));
            assertEquals(new Polled(0, 0, 0, 0), poller.poll(100));
        }
        assertEquals(List.of("mail 1", "mail 3"), openedSubjects());
        assertEquals(1, count("INBOX", Flags.Flag.FLAGGED));
        assertEquals(choice.equals("seen") ? 3 : 1, size("INBOX"));
        assertEquals(choice.equals("seen") ? 2 : 0, count("INBOX", Flags.Flag.SEEN));
    }

    @Test
    void M1_the_bytes_are_kept_as_they_lie_on_the_server() throws Exception {
        byte[] raw = RawMail.from("ann@home.example")
                .header("X-Odd ", " kept\r\n\tas it is")
                .bytes();
        user.deliver(new MimeMessage(null, new ByteArrayInputStream(raw)));
        poller(new AfterFetch.MarkSeen()).poll(100);

        var kept = storage.inbox()
                .claim("mail", clock.instant(), clock.instant().plusSeconds(1), 1)
                .get(0)
                .arrival();
        assertArrayEquals(raw, kept.raw().toArray());
    }

    @Test
    void M2_a_token_is_asked_for_at_every_connection_and_goes_out_as_nothing_else() throws Exception {
        arrive(1);
        user.setPassword("token 3");
        AtomicInteger asked = new AtomicInteger();
        ImapPoller poller = ImapPoller.of(it.intake, "support", inbox.oauth(() -> "token " + asked.incrementAndGet()));

        assertThrows(AuthenticationFailedException.class, () -> poller.poll(100));
        assertThrows(AuthenticationFailedException.class, () -> poller.poll(100));
        assertEquals(new Polled(1, 0, 0, 0), poller.poll(100));
        assertEquals(3, asked.get());
        assertEquals("XOAUTH2", inbox.oauth(() -> "x").properties().getProperty("mail.imap.auth.mechanisms"));
    }

    @Test
    void M2_neither_password_nor_token_is_ever_printed() {
        String printed = inbox + " " + inbox.login() + inbox.oauth(() -> "token");

        assertFalse(printed.contains("secret") || printed.contains("token"), printed);
    }

    @Test
    void M2_a_server_without_STARTTLS_is_refused_by_default() {
        ImapServer strict = inbox.security(ImapServer.Security.STARTTLS);

        assertThrows(
                MessagingException.class,
                () -> ImapPoller.of(it.intake, "support", strict).poll(1));
    }

    @Test
    void M2_a_server_that_says_nothing_is_given_up() throws Exception {
        try (var silent = new java.net.ServerSocket(0, 1, java.net.InetAddress.getLoopbackAddress())) {
            ImapServer deaf = inbox.port(silent.getLocalPort()).timeout(Duration.ofMillis(200));
            assertThrows(
                    MessagingException.class,
                    () -> ImapPoller.of(it.intake, "support", deaf).poll(1));
        }
    }

    @Test
    void M1_a_mail_sent_by_smtp_becomes_a_case_once_even_if_it_is_sent_again() throws Exception {
        send();
        poller(new AfterFetch.Delete()).poll(100);
        send();

        assertEquals(new Polled(0, 1, 0, 0), poller(new AfterFetch.Delete()).poll(100));
        assertEquals(1, it.intake.process(100).size());
    }

    private void send() throws Exception {
        var properties = new java.util.Properties();
        properties.setProperty("mail.smtp.from", "ann@home.example");
        var session = jakarta.mail.Session.getInstance(properties);
        var message = new MimeMessage(
                session,
                new ByteArrayInputStream(
                        RawMail.from("ann@home.example").subject("x").bytes()));
        try (var transport = session.getTransport("smtp")) {
            transport.connect("127.0.0.1", server.getSmtp().getPort(), null, null);
            transport.sendMessage(
                    message,
                    new jakarta.mail.Address[] {new jakarta.mail.internet.InternetAddress("support@example.org")});
        }
        assertTrue(server.waitForIncomingEmail(5_000, 1));
    }

    private ImapPoller poller(AfterFetch after) {
        return ImapPoller.of(it.intake, "support", inbox).then(after);
    }

    private static AfterFetch after(String choice) {
        return switch (choice) {
            case "move" -> new AfterFetch.Move("Done");
            case "delete" -> new AfterFetch.Delete();
            default -> new AfterFetch.MarkSeen();
        };
    }

    private List<String> openedSubjects() {
        it.intake.process(1000).forEach(handled -> opened.add(it.ticket(handled).subject()));
        return List.copyOf(opened);
    }

    private void arrive(int mails) throws MessagingException {
        for (int i = 1; i <= mails; i++) {
            user.deliver(new MimeMessage(
                    null,
                    new ByteArrayInputStream(RawMail.from("ann@home.example")
                            .subject("mail " + i)
                            .bytes())));
        }
    }

    private int size(String folder) throws FolderException {
        var found = server.getManagers().getImapHostManager().getFolder(user, folder);
        return found == null ? 0 : found.getMessageCount();
    }

    private long count(String folder, Flags.Flag flag) {
        return server.getManagers().getImapHostManager().getFolder(user, folder).getMessages().stream()
                .filter(message -> message.getFlags().contains(flag))
                .count();
    }
}
