package org.ticketkit.mail;

import jakarta.mail.NoSuchProviderException;
import jakarta.mail.Session;
import java.time.Duration;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;
import org.ticketkit.ticket.Misconfigured;

/**
 * Where mail is handed over, and how the connection is made.
 *
 * @param host the server
 * @param port its port
 * @param protection how the connection is protected
 * @param trust what certificates are checked against, if not against those that the platform trusts
 * @param login who sends, if the server wants to know
 * @param greeting the name to say in EHLO
 * @param waits how long to wait
 * @param watch runs the limit on writing, if the host lends an executor
 */
record SmtpServer(
        String host,
        int port,
        Protection protection,
        Optional<SSLContext> trust,
        Optional<Login> login,
        String greeting,
        Waits waits,
        Optional<ScheduledExecutorService> watch) {

    /** How a connection is protected. */
    enum Protection {
        STARTTLS,
        TLS,
        NONE
    }

    /**
     * Who sends.
     *
     * @param user the user
     * @param mechanisms how to prove it, the best first
     * @param secret a password or a token, asked for at every connection
     */
    record Login(String user, String mechanisms, Supplier<String> secret) {}

    /**
     * How long to wait.
     *
     * @param connecting for a connection
     * @param answer for every answer, and for the server to take what is written
     */
    record Waits(Duration connecting, Duration answer) {}

    /** A session of the mail library with properties of its own, which say {@code utf8} if addresses go out as UTF-8. */
    Session session(boolean utf8) {
        Properties properties = properties();
        properties.setProperty("mail.mime.allowutf8", Boolean.toString(utf8));
        return Session.getInstance(properties);
    }

    /** By default the library waits for ever, sends in the clear, and asks DNS for the name of this machine. */
    private Properties properties() {
        Properties properties = new Properties();
        properties.setProperty("mail.smtp.localhost", greeting);
        properties.setProperty("mail.smtp.connectiontimeout", millis(waits.connecting()));
        properties.setProperty("mail.smtp.timeout", millis(waits.answer()));
        properties.setProperty("mail.smtp.writetimeout", millis(waits.answer()));
        properties.setProperty("mail.smtp.starttls.enable", Boolean.toString(protection == Protection.STARTTLS));
        properties.setProperty("mail.smtp.starttls.required", Boolean.toString(protection == Protection.STARTTLS));
        properties.setProperty("mail.smtp.ssl.enable", Boolean.toString(protection == Protection.TLS));
        properties.setProperty("mail.smtp.ssl.checkserveridentity", "true");
        properties.setProperty("mail.smtp.auth", Boolean.toString(login.isPresent()));
        login.ifPresent(who -> properties.setProperty("mail.smtp.auth.mechanisms", who.mechanisms()));
        trust.ifPresent(context -> properties.put("mail.smtp.ssl.socketFactory", context.getSocketFactory()));
        watch.ifPresent(executor -> properties.put("mail.smtp.executor.writetimeout", executor));
        return properties;
    }

    /**
     * Finds out at once whether there is an implementation of the mail API.
     *
     * @throws Misconfigured says which to add
     */
    SmtpServer checked() {
        try {
            session(false).getTransport("smtp");
            return this;
        } catch (NoSuchProviderException e) {
            throw new Misconfigured(
                    "no SMTP on the class path; add org.eclipse.angus:angus-mail to the host's dependencies");
        }
    }

    private static String millis(Duration wait) {
        return Long.toString(wait.toMillis());
    }
}
