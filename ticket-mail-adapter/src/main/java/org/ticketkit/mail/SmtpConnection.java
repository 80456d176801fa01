package org.ticketkit.mail;

import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One connection to the server, which may be opened again after it was dropped. */
final class SmtpConnection {

    private static final Logger LOG = LoggerFactory.getLogger(SmtpConnection.class);

    private final SmtpServer server;
    private final Session session;
    private @Nullable Transport transport;

    SmtpConnection(SmtpServer server, boolean utf8) {
        this.server = server;
        this.session = server.session(utf8);
    }

    boolean isOpen() {
        return transport != null;
    }

    void open() throws MessagingException {
        Transport fresh = session.getTransport("smtp");
        if (server.login().isPresent()) {
            SmtpServer.Login login = server.login().get();
            fresh.connect(
                    server.host(), server.port(), login.user(), login.secret().get());
        } else {
            fresh.connect(server.host(), server.port(), null, null);
        }
        transport = fresh;
    }

    void send(OutgoingMail mail) throws MessagingException {
        Transport open = transport;
        if (open == null) {
            throw new IllegalStateException("the connection is not open");
        }
        OutgoingMail.Envelope envelope = mail.envelope();
        // the library reads the envelope sender from the session's properties, which are this connection's own
        session.getProperties().setProperty("mail.smtp.from", "<" + envelope.sender() + ">");
        InternetAddress recipient = new InternetAddress();
        recipient.setAddress(envelope.recipient().toString());
        open.sendMessage(mail, new Address[] {recipient});
    }

    /** Did the server offer the extension? Not part of the mail API, so its implementation is asked by name. */
    boolean offers(String extension) {
        Transport open = transport;
        if (open == null) {
            return false;
        }
        try {
            return (boolean)
                    open.getClass().getMethod("supportsExtension", String.class).invoke(open, extension);
        } catch (ReflectiveOperationException e) {
            LOG.warn("{} does not tell what the server offers; {} is not used", open.getClass(), extension, e);
            return false;
        }
    }

    /** Says good-bye, or just goes. */
    void close() {
        Transport open = transport;
        transport = null;
        if (open != null) {
            try {
                open.close();
            } catch (MessagingException e) {
                LOG.debug("The connection to the mail server was gone before it was closed", e);
            }
        }
    }
}
