package org.ticketkit.mail;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.ticketkit.spi.Notifier;
import org.ticketkit.tck.NotifierContract;
import org.ticketkit.ticket.Contact;

/** The contract of notifiers over a server that refuses as it is told. */
class MailNotifierContractOnRefusalTest extends NotifierContract {

    private static final Pattern MESSAGE_ID = Pattern.compile("(?m)^Message-ID: (\\S+)");

    private final FakeSmtp server = FakeSmtp.scripted((connection, said) -> said.startsWith("RCPT TO:<never@")
            ? Optional.of("550 5.1.1 never heard of")
            : said.startsWith("RCPT TO:<later@") ? Optional.of("450 4.7.1 greylisted") : Optional.empty());

    @AfterEach
    void stop() {
        server.close();
    }

    @Override
    protected Notifier notifier() {
        return MailNotifier.smtp("127.0.0.1", server.port())
                .withoutEncryption()
                .from("support@desk.example", "Desk")
                .tokens(MailTokens.keyed("k1", new byte[32]))
                .build();
    }

    @Override
    protected Contact reachable() {
        return Contact.mail("you@home.example");
    }

    @Override
    protected List<String> arrived() {
        return server.mails().stream()
                .map(MESSAGE_ID::matcher)
                .filter(Matcher::find)
                .map(found -> found.group(1))
                .toList();
    }

    @Override
    protected Optional<Contact> refusedForGood() {
        return Optional.of(Contact.mail("never@home.example"));
    }

    @Override
    protected Optional<Contact> refusedForNow() {
        return Optional.of(Contact.mail("later@home.example"));
    }
}
