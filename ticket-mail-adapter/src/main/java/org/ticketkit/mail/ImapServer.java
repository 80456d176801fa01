package org.ticketkit.mail;

import java.time.Duration;
import java.util.Objects;
import java.util.Properties;
import java.util.function.Supplier;

/**
 * Where a mailbox lies and how it is reached (rule M2): STARTTLS is required and every wait is finite unless said otherwise.
 *
 * @param host the server
 * @param port its port
 * @param user the user
 * @param login how the user proves who it is
 * @param folder the folder to read
 * @param security how the connection is protected
 * @param timeout how long to wait for a connection, and for every answer
 */
public record ImapServer(
        String host, int port, String user, Login login, String folder, Security security, Duration timeout) {

    /** How a connection is protected; closed for good. */
    public enum Security {
        /** Encrypted by STARTTLS, or not at all used: the default. */
        STARTTLS,
        /** Encrypted from the first byte, as on port 993. */
        TLS,
        /** In the clear: for a server on the same machine. */
        NONE
    }

    /** How a user proves who it is; closed for good. */
    public sealed interface Login permits Password, Token {}

    /**
     * By a password.
     *
     * @param word the password
     */
    public record Password(String word) implements Login {
        /** Checks that it is given. */
        public Password {
            Objects.requireNonNull(word, "word");
        }

        /** Not the password. */
        @Override
        public String toString() {
            return "Password";
        }
    }

    /**
     * By a token, with XOAUTH2.
     *
     * @param source gives a token that is valid now; asked at every connection, may take a while, and may come from any thread
     */
    public record Token(Supplier<String> source) implements Login {
        /** Checks that it is given. */
        public Token {
            Objects.requireNonNull(source, "source");
        }
    }

    /** The usual port with STARTTLS. */
    public static final int PORT = 143;

    /** Checks that everything is given. */
    public ImapServer {
        Objects.requireNonNull(host, "host");
        Objects.requireNonNull(user, "user");
        Objects.requireNonNull(login, "login");
        Objects.requireNonNull(folder, "folder");
        Objects.requireNonNull(security, "security");
        if (timeout.isZero() || timeout.isNegative()) {
            throw new IllegalArgumentException("timeout must be positive, was " + timeout);
        }
    }

    /** The INBOX of a user on port 143 by STARTTLS, with waits of 30 seconds. */
    public static ImapServer of(String host, String user, String password) {
        return new ImapServer(
                host, PORT, user, new Password(password), "INBOX", Security.STARTTLS, Duration.ofSeconds(30));
    }

    /** The same with a token of the host's instead of a password, as Gmail and Microsoft 365 want it (rule M2). */
    public ImapServer oauth(Supplier<String> token) {
        return new ImapServer(host, port, user, new Token(token), folder, security, timeout);
    }

    /** The same on another port. */
    public ImapServer port(int number) {
        return new ImapServer(host, number, user, login, folder, security, timeout);
    }

    /** The same with another folder. */
    public ImapServer folder(String name) {
        return new ImapServer(host, port, user, login, name, security, timeout);
    }

    /** The same, protected in another way. */
    public ImapServer security(Security choice) {
        return new ImapServer(host, port, user, login, folder, choice, timeout);
    }

    /** The same with another wait. */
    public ImapServer timeout(Duration wait) {
        return new ImapServer(host, port, user, login, folder, security, wait);
    }

    /** What goes to the server as the password. */
    String secret() {
        return login instanceof Token token ? token.source().get() : ((Password) login).word();
    }

    String protocol() {
        return security == Security.TLS ? "imaps" : "imap";
    }

    /**
     * What Jakarta Mail has to be told, since by default it waits for ever and marks mail as seen. A limit on writing would start a thread
     * for each connection; the short commands of a reader fit into the socket's buffer without waiting.
     */
    Properties properties() {
        String prefix = "mail." + protocol() + ".";
        String wait = Long.toString(timeout.toMillis());
        Properties properties = new Properties();
        properties.setProperty(prefix + "connectiontimeout", wait);
        properties.setProperty(prefix + "timeout", wait);
        properties.setProperty(prefix + "peek", "true");
        properties.setProperty(prefix + "ssl.checkserveridentity", "true");
        properties.setProperty(prefix + "starttls.enable", Boolean.toString(security == Security.STARTTLS));
        properties.setProperty(prefix + "starttls.required", Boolean.toString(security == Security.STARTTLS));
        if (login instanceof Token) {
            // nothing weaker: the token would go out as a password
            properties.setProperty(prefix + "auth.mechanisms", "XOAUTH2");
        }
        return properties;
    }

    /** Everything but password or token. */
    @Override
    public String toString() {
        return protocol() + "://" + user + "@" + host + ":" + port + "/" + folder;
    }
}
