package org.ticketkit.examples.helpdesk;

import jakarta.mail.MessagingException;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.h2.jdbcx.JdbcConnectionPool;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.ticketkit.TicketDesk;
import org.ticketkit.jdbc.JdbcStorage;
import org.ticketkit.mail.AfterFetch;
import org.ticketkit.mail.HandledMail;
import org.ticketkit.mail.ImapPoller;
import org.ticketkit.mail.ImapServer;
import org.ticketkit.mail.MailIntake;
import org.ticketkit.mail.MailNotifier;
import org.ticketkit.mail.MailTokens;
import org.ticketkit.mail.Mailbox;
import org.ticketkit.mail.Polled;
import org.ticketkit.spi.Storage;

/**
 * The host: a database, a mail server, a desk between them, the pages, and one thread that lets the desk do what is due.
 *
 * <p>This is all that it takes to put TicketKit into an application of your own; read it from top to bottom.
 */
final class Host implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Host.class);
    private static final int BATCH = 200;

    /** Is told, and does nothing. */
    static final Consumer<List<HandledMail>> NOBODY = handled -> {};

    private final InstantSource clock = InstantSource.system();
    private final JdbcConnectionPool database;
    private final MailServer mail;
    private final JdbcStorage storage;
    private final List<String> warnings;
    private final TicketDesk desk;
    private final MailIntake intake;
    private final ImapPoller poller;
    private final Pages pages;
    private final ScheduledExecutorService ticker = Executors.newSingleThreadScheduledExecutor();
    private volatile Consumer<List<HandledMail>> audience = NOBODY;

    Host(Options options) throws IOException {
        Files.createDirectories(options.data());
        // a commit is on disk when it returns; the database ends with close(), not while a round still runs
        String url = "jdbc:h2:file:" + options.data().toAbsolutePath().resolve("helpdesk")
                + ";WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE";
        database = JdbcConnectionPool.create(url, "sa", "");
        mail = new MailServer(options.smtpPort(), options.imapPort());
        storage = JdbcStorage.over(database);
        storage.schema().migrate();
        warnings = storage.schema().verify();

        // only who has the database makes the secret
        MailTokens tokens = MailTokens.keyed("demo", MailSecret.in(options.data()));
        DemoStaff staff = new DemoStaff();
        pages = new Pages(options.httpPort());
        desk = TicketDesk.builder()
                .storage(storage)
                .clock(clock)
                .directory(staff)
                .outgoingPolicy(ApprovalBox::rule)
                .macro(BulkPage.SPAM)
                .notifier(MailNotifier.smtp(MailServer.LOOPBACK, mail.smtpPort())
                        .withoutEncryption()
                        .from(MailServer.SUPPORT, "Example Support")
                        .tokens(tokens)
                        // the demo's mail server does not take the null sender
                        .trackingAutomaticMail()
                        .build())
                .statusPage(token -> URI.create(pages.address() + "/status/" + token))
                .build();

        intake = MailIntake.builder(desk, tokens)
                .mailbox(Mailbox.of("support", MailServer.SUPPORT))
                .build();
        poller = ImapPoller.of(
                        intake,
                        "support",
                        ImapServer.of(MailServer.LOOPBACK, MailServer.SUPPORT, "any")
                                .port(mail.imapPort())
                                .security(ImapServer.Security.NONE))
                .then(new AfterFetch.Delete());
        pages.show(desk, mail);
    }

    /** Begins to fetch, process, work and deliver, about every second. */
    void start() {
        // a round reports its own failures, so nobody waits for the result
        var unused = ticker.scheduleWithFixedDelay(this::tick, 0, 1, TimeUnit.SECONDS);
        var unusedToo = ticker.scheduleWithFixedDelay(this::sweep, 1, 24 * 60, TimeUnit.MINUTES);
    }

    /** Removes files that were uploaded and never sent; once a day is often enough. */
    private void sweep() {
        try {
            desk.attachments().sweep(BATCH);
        } catch (RuntimeException e) {
            LOG.error("The sweep failed; the next one is tomorrow", e);
        }
    }

    private void tick() {
        try {
            takeIn();
            desk.work(BATCH);
            desk.deliver(BATCH);
        } catch (RuntimeException e) {
            LOG.error("This round failed; the next one begins in a second", e);
        }
    }

    /** Fetches what lies in the mailbox, and makes it into cases. */
    synchronized Polled takeIn() {
        Polled polled;
        try {
            polled = poller.poll(BATCH);
        } catch (MessagingException e) {
            throw new IllegalStateException("the mailbox cannot be read", e);
        }
        List<HandledMail> handled = intake.process(BATCH);
        audience.accept(handled);
        return polled;
    }

    Consumer<List<HandledMail>> audience() {
        return audience;
    }

    /** Tells somebody what becomes of each mail; nobody else is told any more. */
    void tell(Consumer<List<HandledMail>> listener) {
        audience = listener;
    }

    /** What is not wrong with the database, but not as one may believe it to be; one sentence each. */
    List<String> warnings() {
        return warnings;
    }

    TicketDesk desk() {
        return desk;
    }

    Storage storage() {
        return storage;
    }

    MailServer mail() {
        return mail;
    }

    String address() {
        return pages.address();
    }

    @Override
    public void close() {
        ticker.shutdown();
        try {
            if (!ticker.awaitTermination(20, TimeUnit.SECONDS)) {
                LOG.warn("A round still runs; what it has not finished goes on at the next start");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        pages.close();
        mail.close();
        database.dispose();
    }
}
