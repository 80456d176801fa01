package org.ticketkit.mail;

import jakarta.mail.MessagingException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.ticketkit.spi.Notifier;
import org.ticketkit.spi.OutgoingNotice;

/** Sends mail after mail over one connection, opened with the first and once more for a mail when the server hung up before it. */
final class SmtpSession implements Notifier.Session {

    private static final Logger LOG = LoggerFactory.getLogger(SmtpSession.class);

    /** A server that is down is not asked for each mail of a batch. */
    private static final int MOST_FAILED_OPENINGS = 2;

    private final SmtpServer server;
    private final MailComposer composer;
    private @Nullable SmtpConnection plain;
    private @Nullable SmtpConnection utf8;
    private int failedOpenings;
    private String lastProblem = "";

    SmtpSession(SmtpServer server, MailComposer composer) {
        this.server = server;
        this.composer = composer;
    }

    @Override
    public Notifier.Delivery deliver(OutgoingNotice outgoing) {
        try {
            OutgoingMail mail = composer.compose(outgoing);
            SmtpConnection connection = connection(mail);
            return connection.isOpen() ? onOpen(connection, mail) : onFresh(connection, mail);
        } catch (Unsendable e) {
            return new Notifier.Delivery.Rejected(e.reason());
        } catch (RuntimeException e) {
            LOG.warn("Notice {} could not be sent", outgoing.notice().id(), e);
            return retry("the mail could not be sent: " + e.getClass().getSimpleName());
        }
    }

    private SmtpConnection connection(OutgoingMail mail) {
        if (mail.envelope().recipient().needsUtf8()) {
            SmtpConnection known = utf8 == null ? new SmtpConnection(server, true) : utf8;
            utf8 = known;
            return known;
        }
        SmtpConnection known = plain == null ? new SmtpConnection(server, false) : plain;
        plain = known;
        return known;
    }

    /** The server may have hung up since the last mail: as long as it has seen nothing of this one, another connection is tried. */
    private Notifier.Delivery onOpen(SmtpConnection connection, OutgoingMail mail) throws Unsendable {
        try {
            return send(connection, mail);
        } catch (MessagingException e) {
            connection.close();
            return mail.isBegun() ? broken(e) : onFresh(connection, mail);
        }
    }

    private Notifier.Delivery onFresh(SmtpConnection connection, OutgoingMail mail) throws Unsendable {
        if (failedOpenings >= MOST_FAILED_OPENINGS) {
            return retry(lastProblem);
        }
        try {
            connection.open();
        } catch (MessagingException | RuntimeException e) {
            failedOpenings++;
            lastProblem = "no connection to the mail server: " + reason(e);
            LOG.warn("{}:{}: {}", server.host(), server.port(), lastProblem);
            LOG.debug("No connection to the mail server", e);
            return retry(lastProblem);
        }
        failedOpenings = 0;
        try {
            return send(connection, mail);
        } catch (MessagingException e) {
            connection.close();
            return broken(e);
        }
    }

    /** Answers what the server said, and throws what leaves the connection useless. */
    private Notifier.Delivery send(SmtpConnection connection, OutgoingMail mail) throws MessagingException, Unsendable {
        if (mail.envelope().recipient().needsUtf8() && !connection.offers("SMTPUTF8")) {
            throw new Unsendable("the address is beyond ASCII and the mail server does not offer SMTPUTF8");
        }
        try {
            connection.send(mail);
            return new Notifier.Delivery.Delivered();
        } catch (MessagingException e) {
            Optional<SmtpReply> reply = SmtpReply.in(e).filter(said -> !said.isGoodBye());
            if (reply.isEmpty()) {
                throw e;
            }
            return refused(reply.get());
        } catch (RuntimeException e) {
            connection.close();
            throw e;
        }
    }

    private static Notifier.Delivery refused(SmtpReply reply) {
        return reply.isFinal()
                ? new Notifier.Delivery.Rejected("the mail server refused it: " + reply)
                : retry("the mail server put it off: " + reply);
    }

    private static Notifier.Delivery broken(MessagingException e) {
        LOG.debug("The connection to the mail server broke", e);
        return retry("the connection to the mail server broke: " + reason(e));
    }

    /** What the server said, or else what kind of failure it was. */
    private static String reason(Exception failure) {
        return SmtpReply.in(failure).map(SmtpReply::toString).orElseGet(() -> {
            Throwable root = failure;
            while (root.getCause() != null) {
                root = root.getCause();
            }
            return root.getClass().getSimpleName();
        });
    }

    private static Notifier.Delivery retry(String problem) {
        return new Notifier.Delivery.Retry(problem);
    }

    @Override
    public void close() {
        if (plain != null) {
            plain.close();
        }
        if (utf8 != null) {
            utf8.close();
        }
    }
}
