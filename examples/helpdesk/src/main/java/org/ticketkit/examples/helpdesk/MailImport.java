package org.ticketkit.examples.helpdesk;

import com.icegreen.greenmail.mail.MovingMessage;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.ticketkit.examples.helpdesk.ImportReport.Line;
import org.ticketkit.examples.helpdesk.ImportReport.Outcome;
import org.ticketkit.mail.HandledMail;
import org.ticketkit.mail.MailOutcome;
import org.ticketkit.mail.Polled;
import org.ticketkit.spi.Inbox;
import org.ticketkit.ticket.CaseNumber;
import org.ticketkit.ticket.TenantId;

/**
 * Sends every message file of a folder through SMTP into the desk, and finds out what became of each.
 *
 * <p>Each goes to an address of its own, {@code support+i<n>@...}, which leads into the same mailbox. What is delivered there is known by
 * the digest of its bytes, and by the same digest its arrival in the desk's inbox: so a file and its case find each other without a mark
 * in the message. A message that the desk had before, or twice in the folder, is kept once and counts as known already.
 */
final class MailImport {

    private static final Set<String> MESSAGES = Set.of("eml", "msg", "txt", "html", "tnef", "");
    private static final int AT_A_TIME = 50;
    private static final int ROUNDS = 2_000;

    private final Host host;
    private final PrintStream out;
    private final Map<String, String> digestOfAddress = new ConcurrentHashMap<>();
    private final Map<String, HandledMail> handledByDigest = new ConcurrentHashMap<>();
    private final Map<String, String> failures = new HashMap<>();
    private int known;

    MailImport(Host host, PrintStream out) {
        this.host = host;
        this.out = out;
    }

    ImportReport run(Path folder) throws IOException {
        List<Path> files = files(folder, true);
        host.mail().onDelivery(this::delivered);
        host.tell(handled -> handled.forEach(this::handled));
        try {
            send(folder, files);
            settle();
        } finally {
            host.tell(Host.NOBODY);
            host.mail().onDelivery(MailServer.NOBODY);
        }
        List<Line> lines = lines(folder, files);
        List<String> skipped =
                files(folder, false).stream().map(file -> name(folder, file)).toList();
        return new ImportReport(lines, skipped);
    }

    /** The files below the folder that are messages by their name, or those that are not. */
    private static List<Path> files(Path folder, boolean messages) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile)
                    .filter(file -> MESSAGES.contains(extension(file)) == messages)
                    .sorted()
                    .toList();
        }
    }

    private static String extension(Path file) {
        String name = file.getFileName().toString();
        return name.contains(".") ? name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT) : "";
    }

    private static String name(Path folder, Path file) {
        return folder.relativize(file).toString();
    }

    private static String address(int index) {
        return MailServer.SUPPORT.replace("@", "+i" + index + "@");
    }

    private void send(Path folder, List<Path> files) throws IOException {
        RawSmtp smtp = new RawSmtp(host.mail().smtpPort());
        try {
            for (int i = 0; i < files.size(); i++) {
                smtp = send(smtp, files.get(i), address(i));
                if ((i + 1) % AT_A_TIME == 0 || i + 1 == files.size()) {
                    known += host.takeIn().known();
                    out.printf(Locale.ROOT, "  %d of %d messages below %s sent%n", i + 1, files.size(), folder);
                }
            }
        } finally {
            smtp.close();
        }
    }

    /** Sends one message; a server that does not take it says why, and the next goes over a fresh connection. */
    private RawSmtp send(RawSmtp smtp, Path file, String address) throws IOException {
        byte[] raw;
        try {
            raw = Files.readAllBytes(file);
        } catch (IOException e) {
            failures.put(address, "the file cannot be read: " + e);
            return smtp;
        }
        try {
            smtp.send(address, raw);
            return smtp;
        } catch (IOException e) {
            failures.put(address, "not taken by the mail server: " + e.getMessage());
            smtp.close();
            return new RawSmtp(host.mail().smtpPort());
        }
    }

    /** Goes on until everything that was delivered is fetched, and nothing is left to be done with it. */
    private void settle() {
        int quiet = 0;
        for (int round = 0; round < ROUNDS && quiet < 2; round++) {
            int before = handledByDigest.size();
            Polled polled = host.takeIn();
            known += polled.known();
            boolean isQuiet = polled.received() + polled.known() == 0 && before == handledByDigest.size();
            quiet = isQuiet ? quiet + 1 : 0;
        }
    }

    private void delivered(String recipient, MovingMessage message) {
        if (recipient.startsWith("support+i")) {
            digestOfAddress.put(recipient, digest(message));
        }
    }

    private void handled(HandledMail mail) {
        Optional<Inbox.Stored> stored = host.storage().inbox().find(TenantId.DEFAULT, mail.arrival());
        stored.ifPresent(arrival -> handledByDigest.put(digest(arrival.arrival().raw().stream()), mail));
    }

    private static String digest(MovingMessage message) {
        MessageDigest sha256 = sha256();
        try (OutputStream digesting = new DigestOutputStream(OutputStream.nullOutputStream(), sha256)) {
            message.getMessage().writeTo(digesting);
        } catch (IOException | MessagingException e) {
            throw new IllegalStateException("a delivered message cannot be read", e);
        }
        return HexFormat.of().formatHex(sha256.digest());
    }

    private static String digest(InputStream bytes) {
        MessageDigest sha256 = sha256();
        try (OutputStream digesting = new DigestOutputStream(OutputStream.nullOutputStream(), sha256)) {
            bytes.transferTo(digesting);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return HexFormat.of().formatHex(sha256.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new AssertionError("every Java platform has SHA-256", impossible);
        }
    }

    /** The messages that nobody dealt with are as many as the inbox said that it knew, or some are lost. */
    private List<Line> lines(Path folder, List<Path> files) {
        Set<String> seen = new HashSet<>();
        List<Line> lines = new ArrayList<>();
        for (int i = 0; i < files.size(); i++) {
            String digest = digestOfAddress.getOrDefault(address(i), "");
            HandledMail handled = seen.add(digest) ? handledByDigest.get(digest) : null;
            lines.add(line(name(folder, files.get(i)), failures.get(address(i)), handled));
        }
        long unseen = lines.stream()
                .filter(line -> line.outcome() == Outcome.DUPLICATE)
                .count();
        return unseen == known ? lines : lines.stream().map(MailImport::doubted).toList();
    }

    private static Line line(String name, @Nullable String failure, @Nullable HandledMail handled) {
        if (failure != null) {
            return new Line(name, Outcome.REFUSED, "", failure);
        }
        if (handled == null) {
            return new Line(name, Outcome.DUPLICATE, "", "the desk has it already");
        }
        String number = handled.number().map(CaseNumber::value).orElse("");
        return new Line(name, outcome(handled.outcome()), number, handled.reason());
    }

    private static Line doubted(Line line) {
        return line.outcome() == Outcome.DUPLICATE
                ? new Line(line.file(), Outcome.LOST, "", "sent, and not seen again")
                : line;
    }

    static Outcome outcome(MailOutcome outcome) {
        return switch (outcome) {
            case OPENED -> Outcome.OPENED;
            case FOLLOW_UP -> Outcome.FOLLOW_UP;
            case PENDING -> Outcome.PENDING;
            case AUTOMATIC -> Outcome.AUTOMATIC;
            case BOUNCE -> Outcome.BOUNCE;
            case IGNORED -> Outcome.IGNORED;
            case REFUSED -> Outcome.REFUSED;
            case QUARANTINED -> Outcome.QUARANTINED;
            case DEFERRED -> Outcome.LOST;
        };
    }
}
