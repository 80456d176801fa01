package org.ticketkit.mail;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.ticketkit.spi.Notifier;
import org.ticketkit.tck.NotifierContract;
import org.ticketkit.ticket.Contact;

/** The contract of notifiers over a real server; an address that is none is what is refused for good. */
class MailNotifierContractTest extends NotifierContract {

    private static final MailTokens TOKENS = MailTokens.keyed("k1", new byte[32]);

    private final GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));

    @AfterEach
    void stop() {
        server.stop();
    }

    @Override
    protected Notifier notifier() {
        server.start();
        return to(server.getSmtp().getPort());
    }

    private static Notifier to(int port) {
        return MailNotifier.smtp("127.0.0.1", port)
                .withoutEncryption()
                .from("support@desk.example", "Desk")
                .tokens(TOKENS)
                // this server does not take the null sender
                .trackingAutomaticMail()
                .build();
    }

    @Override
    protected Contact reachable() {
        return Contact.mail("you@home.example");
    }

    @Override
    protected List<String> arrived() {
        List<String> ids = new ArrayList<>();
        for (MimeMessage mail : server.getReceivedMessages()) {
            try {
                ids.add(mail.getMessageID());
            } catch (MessagingException e) {
                throw new IllegalStateException(e);
            }
        }
        return ids;
    }

    @Override
    protected Optional<Contact> refusedForGood() {
        return Optional.of(Contact.mail("you and me@home.example"));
    }

    @Override
    protected Optional<Notifier> unreachable() {
        return Optional.of(to(1));
    }
}
