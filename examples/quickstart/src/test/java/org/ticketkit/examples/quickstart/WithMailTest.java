package org.ticketkit.examples.quickstart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertLinesMatch;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.internet.MimeMessage;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.ticketkit.mail.ImapServer;
import org.ticketkit.mail.MailNotifier;
import org.ticketkit.mail.MailTokens;
import org.ticketkit.memory.InMemory;

/** Over real SMTP and IMAP on loopback. */
class WithMailTest {

    private static final MailTokens TOKENS = MailTokens.keyed("k1", new byte[MailTokens.SHORTEST_SECRET]);

    private final ServerSetup smtp = new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP);
    private final ServerSetup imap = new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_IMAP);
    private final GreenMail server = new GreenMail(new ServerSetup[] {smtp, imap});

    @BeforeEach
    void start() {
        server.start();
        server.setUser("support@example.org", "support", "secret");
        server.setUser("carla@home.example", "carla", "secret");
    }

    @AfterEach
    void stop() {
        server.stop();
    }

    @Test
    void a_mail_becomes_a_case_and_its_sender_is_told_the_number() throws Exception {
        GreenMailUtil.sendTextEmail(
                "support@example.org",
                "carla@home.example",
                "Parcel lost",
                "It left on Monday.",
                server.getSmtp().getServerSetup());

        List<String> printed = Printed.by(host()::round);

        assertLinesMatch(List.of("OPENED new T-\\d{4}-\\d{6}-\\d\\d"), printed);
        String number = printed.get(0).substring("OPENED new ".length());
        MimeMessage receipt = server.getReceivedMessagesForDomain("home.example")[0];
        assertTrue(receipt.getSubject().contains(number), receipt.getSubject());
        assertEquals(List.of(), Printed.by(host()::round));
    }

    @Test
    void without_a_mailbox_it_says_what_it_needs() throws Exception {
        assertEquals(1, Printed.by(() -> WithMail.main(new String[0])).size());
    }

    private WithMail host() {
        return new WithMail(
                InMemory.create(),
                TOKENS,
                MailNotifier.smtp("127.0.0.1", server.getSmtp().getPort())
                        .withoutEncryption()
                        .trackingAutomaticMail() // GreenMail knows no null sender
                        .from("support@example.org", "Example Support")
                        .tokens(TOKENS)
                        .build(),
                ImapServer.of("127.0.0.1", "support", "secret")
                        .port(server.getImap().getPort())
                        .security(ImapServer.Security.NONE));
    }
}
