package org.ticketkit.examples.quickstart;

import jakarta.mail.MessagingException;
import java.security.SecureRandom;
import org.ticketkit.TicketDesk;
import org.ticketkit.mail.AfterFetch;
import org.ticketkit.mail.ImapPoller;
import org.ticketkit.mail.ImapServer;
import org.ticketkit.mail.MailIntake;
import org.ticketkit.mail.MailNotifier;
import org.ticketkit.mail.MailTokens;
import org.ticketkit.mail.Mailbox;
import org.ticketkit.memory.InMemory;
import org.ticketkit.spi.Storage;

/** A mailbox whose mails become cases, and whose cases are answered by mail. */
public final class WithMail {

    private final TicketDesk desk;
    private final MailIntake intake;
    private final ImapPoller poller;

    WithMail(Storage storage, MailTokens tokens, MailNotifier smtp, ImapServer imap) {
        desk = TicketDesk.builder().storage(storage).notifier(smtp).build();
        intake = MailIntake.builder(desk, tokens)
                .mailbox(Mailbox.of("support", "support@example.org"))
                .trusting("mx.example.org") // whose Authentication-Results are believed
                .build();
        poller = ImapPoller.of(intake, "support", imap).then(new AfterFetch.Move("Done"));
    }

    /** Fetches, makes cases, does what is due, sends; a host calls it again and again. */
    void round() throws MessagingException {
        poller.poll(100); // the server is told only when the mails are kept
        intake.process(100).forEach(System.out::println);
        desk.work(100);
        desk.deliver(100);
    }

    /** One round with the mailbox of {@code support@example.org} on a mail server with STARTTLS. */
    public static void main(String[] args) throws MessagingException {
        if (args.length != 3) {
            System.out.println(
                    "Tell me host, user and password of a mailbox; its mails will be moved to the folder Done");
            return;
        }
        byte[] secret = new byte[MailTokens.SHORTEST_SECRET]; // made once, kept with the host's other secrets
        new SecureRandom().nextBytes(secret);
        MailTokens tokens = MailTokens.keyed("k1", secret);
        MailNotifier smtp = MailNotifier.smtp(args[0], 587)
                .from("support@example.org", "Example Support")
                .tokens(tokens)
                .login(args[1], args[2])
                .build();
        new WithMail(InMemory.create(), tokens, smtp, ImapServer.of(args[0], args[1], args[2])).round();
    }
}
