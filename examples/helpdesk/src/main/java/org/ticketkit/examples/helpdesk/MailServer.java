package org.ticketkit.examples.helpdesk;

import com.icegreen.greenmail.mail.MailAddress;
import com.icegreen.greenmail.mail.MovingMessage;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.user.UserException;
import com.icegreen.greenmail.user.UserManager;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.function.BiConsumer;

/**
 * The demo's mail server: SMTP and IMAP on loopback, everything in memory.
 *
 * <p>Every address has a mailbox as soon as something is sent to it, and its password is whatever one types. Addresses with a detail,
 * such as {@code support+t...@}, lead into the mailbox without it, as real mail servers can be told to do.
 */
final class MailServer implements AutoCloseable {

    static final String LOOPBACK = "127.0.0.1";
    static final String SUPPORT = "support@example.test";

    /** Is told, and does nothing. */
    static final BiConsumer<String, MovingMessage> NOBODY = (recipient, message) -> {};

    private final GreenMail server;

    private volatile BiConsumer<String, MovingMessage> audience = NOBODY;

    MailServer(int smtpPort, int imapPort) throws IOException {
        requireFree(smtpPort);
        requireFree(imapPort);
        ServerSetup smtp = new ServerSetup(smtpPort, LOOPBACK, ServerSetup.PROTOCOL_SMTP);
        ServerSetup imap = new ServerSetup(imapPort, LOOPBACK, ServerSetup.PROTOCOL_IMAP);
        server = new GreenMail(new ServerSetup[] {smtp, imap});
        server.start();
        UserManager users = server.getUserManager();
        users.setAuthRequired(false);
        users.setMessageDeliveryHandler((message, address) -> {
            audience.accept(address.getEmail().toLowerCase(Locale.ROOT), message);
            return mailbox(address);
        });
        mailbox(SUPPORT);
    }

    /** The server finds out in a thread of its own, which prints a stack trace and tells us too late; so it is tried before. */
    private static void requireFree(int port) throws IOException {
        try (ServerSocket probe = new ServerSocket()) {
            probe.setReuseAddress(true);
            probe.bind(new InetSocketAddress(loopback(), port));
        }
    }

    static InetAddress loopback() throws UnknownHostException {
        return InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
    }

    /** Has somebody told of every delivery, to which address, and what; nobody else is told any more. */
    void onDelivery(BiConsumer<String, MovingMessage> listener) {
        audience = listener;
    }

    BiConsumer<String, MovingMessage> audience() {
        return audience;
    }

    private GreenMailUser mailbox(MailAddress address) {
        return mailbox(address.getEmail().toLowerCase(Locale.ROOT).replaceFirst("\\+[^@]*@", "@"));
    }

    private GreenMailUser mailbox(String address) {
        UserManager users = server.getUserManager();
        synchronized (users) {
            GreenMailUser user = users.getUserByEmail(address);
            try {
                return user == null ? users.createUser(address, address, "any") : user;
            } catch (UserException e) {
                throw new IllegalStateException("no mailbox for " + address, e);
            }
        }
    }

    int smtpPort() {
        return server.getSmtp().getPort();
    }

    int imapPort() {
        return server.getImap().getPort();
    }

    @Override
    public void close() {
        server.stop();
    }
}
