package org.ticketkit.mail;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.Message;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.ticketkit.TicketDesk;
import org.ticketkit.mail.IntakeFixture.SetClock;
import org.ticketkit.memory.InMemory;
import org.ticketkit.ticket.Actor;
import org.ticketkit.ticket.Entry;
import org.ticketkit.ticket.PageRequest;
import org.ticketkit.ticket.Reply;
import org.ticketkit.ticket.TicketId;

/** The whole way over real SMTP and IMAP on loopback: asked, confirmed, answered, asked back. */
class RoundTripTest {

    private static final Actor BOB = Actor.agent("bob");

    private final InMemory storage = InMemory.create();
    private final SetClock clock = new SetClock();
    private GreenMail server;
    private GreenMailUser ann;
    private TicketDesk desk;
    private MailIntake intake;
    private ImapPoller poller;

    @BeforeEach
    void start() {
        server = new GreenMail(new ServerSetup[] {
            new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP),
            new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_IMAP)
        });
        server.start();
        server.setUser("support@example.org", "support", "secret");
        server.getUserManager()
                .setMessageDeliveryHandler((message, mailAddress) -> server.getUserManager()
                        .getUserByEmail(mailAddress.getEmail().replaceFirst("\\+[^@]*@", "@")));
        ann = server.setUser("ann@home.example", "ann", "secret");
        desk = TicketDesk.builder()
                .storage(storage)
                .clock(clock)
                .notifier(MailNotifier.smtp("127.0.0.1", server.getSmtp().getPort())
                        .withoutEncryption()
                        .from("support@example.org", "Support")
                        .tokens(IntakeFixture.TOKENS)
                        // GreenMail knows no null sender
                        .trackingAutomaticMail()
                        .build())
                .build();
        intake = MailIntake.builder(desk, IntakeFixture.TOKENS)
                .mailbox(Mailbox.of("support", "support@example.org"))
                .build();
        poller = ImapPoller.of(
                        intake,
                        "support",
                        ImapServer.of("127.0.0.1", "support", "secret")
                                .port(server.getImap().getPort())
                                .security(ImapServer.Security.NONE)
                                .timeout(Duration.ofSeconds(20)))
                .then(new AfterFetch.Delete());
    }

    @AfterEach
    void stop() {
        server.stop();
    }

    @Test
    void a_question_is_confirmed_and_answered_and_the_reply_to_the_answer_lies_on_the_case() throws Exception {
        MimeMessage question = message();
        question.setSubject("It is broken");
        question.setText("Please help.");
        send(question);
        HandledMail opened = handled();
        assertEquals(MailOutcome.OPENED, opened.outcome());
        TicketId ticket = opened.ticket().orElseThrow();

        desk.deliver(10);
        MimeMessage receipt = annsMail().get(0);
        assertTrue(receipt.getSubject().contains(opened.number().orElseThrow().value()), receipt.getSubject());

        desk.tickets().reply(BOB, Reply.to(ticket, "Please restart."));
        desk.deliver(10);
        MimeMessage answer = annsMail().get(1);
        MimeMessage back = (MimeMessage) answer.reply(false);
        back.setFrom(new InternetAddress("ann@home.example"));
        back.setText("That helped.\n\n> Please restart.\n");
        send(back);

        HandledMail followUp = handled();
        assertEquals("FOLLOW_UP recipient-token " + opened.number().orElseThrow(), followUp.toString());
        List<Entry> entries =
                desk.tickets().entries(BOB, ticket, PageRequest.first(10)).items();
        assertEquals(3, entries.size());
        assertEquals("That helped.", entries.get(2).newText().strip());
    }

    private HandledMail handled() throws Exception {
        assertEquals(new Polled(1, 0, 0, 0), poller.poll(10));
        return intake.process(10).get(0);
    }

    private List<MimeMessage> annsMail() throws Exception {
        return server.getManagers().getImapHostManager().getInbox(ann).getMessages().stream()
                .map(stored -> stored.getMimeMessage())
                .toList();
    }

    private MimeMessage message() throws Exception {
        Properties properties = new Properties();
        properties.setProperty("mail.smtp.host", "127.0.0.1");
        properties.setProperty(
                "mail.smtp.port", Integer.toString(server.getSmtp().getPort()));
        MimeMessage message = new MimeMessage(Session.getInstance(properties));
        message.setFrom(new InternetAddress("ann@home.example"));
        message.setRecipients(Message.RecipientType.TO, "support@example.org");
        return message;
    }

    private void send(MimeMessage message) throws Exception {
        MimeMessage mine = new MimeMessage(message().getSession(), new java.io.ByteArrayInputStream(bytes(message)));
        Transport.send(mine);
    }

    private static byte[] bytes(MimeMessage message) throws Exception {
        message.saveChanges();
        var out = new java.io.ByteArrayOutputStream();
        message.writeTo(out);
        return out.toByteArray();
    }
}
