package org.ticketkit.mail;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Function;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;
import org.ticketkit.mail.MailToken.Holder;
import org.ticketkit.notice.Notice;
import org.ticketkit.spi.Notifier;
import org.ticketkit.ticket.Contact;
import org.ticketkit.ticket.Misconfigured;

/**
 * Sends notices as mail over SMTP (rules M13 and M14); ours to implement. Immutable, for any number of threads.
 *
 * <pre>{@code
 * Notifier mail = MailNotifier.smtp("smtp.example.org", 587)
 *         .from("support@example.org", "Example Support")
 *         .tokens(MailTokens.keyed("k1", secret))
 *         .login("support", password)
 *         .build();
 * }</pre>
 *
 * <p>A session is one connection for many mails; a second one is opened if the server hung up in between, and another for addresses
 * that need SMTPUTF8. The answer 4xx and a broken connection are a retry, 5xx is final, but for a refused login: that is about
 * the host and is a retry. While the connection is open, the mail library runs one thread that limits the time of writing, unless
 * {@link Builder#writeWatch} lends it an executor.
 *
 * <p>Answers come to {@code support+t....@example.org} and bounces to {@code support+b....@example.org}: the mail server must lead
 * addresses with such a detail into the mailbox that the intake reads.
 */
public final class MailNotifier implements Notifier {

    /** How long to wait for a connection by default. */
    public static final Duration CONNECTING = Duration.ofSeconds(10);

    /** How long to wait for an answer of the server by default; some look through a mail for a minute before they take it. */
    public static final Duration ANSWER = Duration.ofMinutes(2);

    private final SmtpServer server;
    private final MailComposer composer;

    private MailNotifier(SmtpServer server, MailComposer composer) {
        this.server = server;
        this.composer = composer;
    }

    /** Starts to describe a notifier that hands mail to this server; STARTTLS is required unless the builder says otherwise. */
    public static Builder smtp(String host, int port) {
        return new Builder(host, port);
    }

    /** {@value Contact#MAIL}. */
    @Override
    public String channel() {
        return Contact.MAIL;
    }

    @Override
    public String messageId(Notice notice) {
        return composer.messageId(notice);
    }

    @Override
    public Session open() {
        return new SmtpSession(server, composer);
    }

    /** Describes a {@link MailNotifier}; sender address and tokens must be given, everything else has a default. */
    public static final class Builder {

        private final String host;
        private final int port;
        private SmtpServer.Protection protection = SmtpServer.Protection.STARTTLS;
        private SmtpServer.Waits waits = new SmtpServer.Waits(CONNECTING, ANSWER);
        private Function<Notice, Holder> holder =
                notice -> Holder.of(notice.recipient().id());
        private String fromName = "";
        private boolean isAutomaticTracked;
        private @Nullable String from;
        private @Nullable String replyTo;
        private @Nullable String bounces;
        private @Nullable String domain;
        private @Nullable String greeting;
        private @Nullable MailTokens tokens;
        private @Nullable String separator;
        private @Nullable InstantSource clock;
        private @Nullable SSLContext trust;
        private SmtpServer.@Nullable Login login;
        private @Nullable ScheduledExecutorService watch;

        private Builder(String host, int port) {
            this.host = host;
            this.port = port;
        }

        /**
         * The address that mail comes from, and the name beside it, which may be empty. Unless told otherwise, answers and bounces
         * go to the same mailbox and Message-IDs have its domain.
         */
        public Builder from(String address, String displayName) {
            this.from = address;
            this.fromName = displayName;
            return this;
        }

        /** What signs the addresses and ids by which answers find their ticket. */
        public Builder tokens(MailTokens signing) {
            this.tokens = signing;
            return this;
        }

        /** The mailbox that answers go to; each mail adds a token to it. Default: the sender address. */
        public Builder answersTo(String mailbox) {
            this.replyTo = mailbox;
            return this;
        }

        /** The mailbox that bounces go to; each mail adds a token to it. Default: the sender address. */
        public Builder bouncesTo(String mailbox) {
            this.bounces = mailbox;
            return this;
        }

        /**
         * Gives automatic mail, too, an envelope sender that bounces come back to. By default it has the null sender {@code <>}, which
         * RFC 3834 asks of automatic answers: no machine answers it, and no bounce of it comes back.
         */
        public Builder trackingAutomaticMail() {
            this.isAutomaticTracked = true;
            return this;
        }

        /** The domain of Message-IDs. Default: that of the sender address. */
        public Builder domain(String name) {
            this.domain = name;
            return this;
        }

        /** The name that the server is greeted with. Default: the domain of Message-IDs; the machine's own name is never told. */
        public Builder greetingAs(String name) {
            this.greeting = name;
            return this;
        }

        /**
         * A line such as {@code -- please answer above this line --} that goes on top of every text, so that the intake can tell an answer
         * from what it quotes if it is told the same line (rule M12). Default: none.
         */
        public Builder separatedBy(String line) {
            this.separator = line;
            return this;
        }

        /** Whose token a notice carries, and thereby who may act by answering it. Default: its recipient as an outsider. */
        public Builder heldBy(Function<Notice, Holder> choice) {
            this.holder = choice;
            return this;
        }

        /** Logs in with a password. */
        public Builder login(String user, String password) {
            this.login = new SmtpServer.Login(user, "PLAIN LOGIN", () -> password);
            return this;
        }

        /** Logs in by XOAUTH2 with a token that is asked for at every connection. */
        public Builder oauth(String user, Supplier<String> token) {
            this.login = new SmtpServer.Login(user, "XOAUTH2", token);
            return this;
        }

        /** Encrypts from the first byte, as on port 465, in place of STARTTLS. */
        public Builder implicitTls() {
            this.protection = SmtpServer.Protection.TLS;
            return this;
        }

        /** Sends in the clear, a password included: for a server on the same machine or in tests. */
        public Builder withoutEncryption() {
            this.protection = SmtpServer.Protection.NONE;
            return this;
        }

        /** Checks the server's certificate by this context instead of the platform's; its name is checked in any case. */
        public Builder trusting(SSLContext context) {
            this.trust = context;
            return this;
        }

        /** How long to wait for a connection and for an answer. Default: {@link #CONNECTING} and {@link #ANSWER}. */
        public Builder waiting(Duration connecting, Duration answer) {
            this.waits = new SmtpServer.Waits(connecting, answer);
            return this;
        }

        /** Tells the instant that mail is dated with. Default: when its notice was decided. */
        public Builder clock(InstantSource source) {
            this.clock = source;
            return this;
        }

        /** Lends an executor that ends a write when the server does not take it in time; it is never shut down here. */
        public Builder writeWatch(ScheduledExecutorService executor) {
            this.watch = executor;
            return this;
        }

        /**
         * Makes the notifier; connects to nothing.
         *
         * @throws Misconfigured if something is missing or cannot work; the message says what to change
         */
        public MailNotifier build() {
            if (from == null || tokens == null) {
                throw new Misconfigured("a mail notifier needs from(address, name) and tokens(MailTokens)");
            }
            requireReachable();
            OutgoingAddress sender = ours("from", from);
            String ids = domain == null ? sender.domain() : domain("domain", domain);
            MailComposer composer = new MailComposer(
                    tokens,
                    holder,
                    sender.named(name()),
                    mailbox(tokens, "answersTo", replyTo, sender),
                    mailbox(tokens, "bouncesTo", bounces, sender),
                    isAutomaticTracked,
                    ids,
                    Optional.ofNullable(separator),
                    Optional.ofNullable(clock));
            String hello = greeting == null ? ids : domain("greetingAs", greeting);
            return new MailNotifier(server(hello).checked(), composer);
        }

        private SmtpServer server(String hello) {
            return new SmtpServer(
                    host,
                    port,
                    protection,
                    Optional.ofNullable(trust),
                    Optional.ofNullable(login),
                    hello,
                    waits,
                    Optional.ofNullable(watch));
        }

        private void requireReachable() {
            boolean isWaiting = waits.connecting().toMillis() > 0
                    && waits.answer().toMillis() > 0
                    && waits.connecting().toMillis() <= Integer.MAX_VALUE
                    && waits.answer().toMillis() <= Integer.MAX_VALUE;
            if (host.isBlank() || port < 1 || port > 65_535 || !isWaiting) {
                throw new Misconfigured("mail cannot be sent over " + host + ":" + port + " with waits of "
                        + waits.connecting() + " and " + waits.answer()
                        + "; give a host, a port of 1 to 65535, and waits of a millisecond to 24 days");
            }
        }

        private String name() {
            try {
                return HeaderText.checked("name", fromName);
            } catch (Unsendable e) {
                throw new Misconfigured("from: " + e.reason());
            }
        }

        private static String mailbox(MailTokens signing, String what, @Nullable String given, OutgoingAddress sender) {
            String mailbox = (given == null ? sender : ours(what, given)).toString();
            try {
                signing.requireRoom(mailbox);
                return mailbox;
            } catch (IllegalArgumentException e) {
                throw new Misconfigured(what + ": " + e.getMessage());
            }
        }

        private static OutgoingAddress ours(String what, String address) {
            try {
                OutgoingAddress ours = OutgoingAddress.of(address);
                if (!ours.needsUtf8() && !ours.local().startsWith("\"")) {
                    return ours;
                }
                throw new Misconfigured(what + " " + address + ": use plain ASCII before the @, without quotes");
            } catch (Unsendable e) {
                throw new Misconfigured(what + " '" + address + "': " + e.reason());
            }
        }

        private static String domain(String what, String name) {
            return OutgoingAddress.ascii(name)
                    .orElseThrow(() -> new Misconfigured(what + " '" + name + "' is no domain, such as example.org"));
        }
    }
}
