package org.ticketkit.mail;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.ticketkit.mail.MailToken.Holder;
import org.ticketkit.notice.Notice;
import org.ticketkit.notice.Rendered;
import org.ticketkit.spi.OutgoingNotice;
import org.ticketkit.ticket.Attachment;
import org.ticketkit.ticket.Contact;

/**
 * Makes mail of notices (rules M13 and M14).
 *
 * @param tokens signs what answers come back with
 * @param holder tells whose token a notice carries
 * @param from the From address, with its name as a header has it
 * @param replyTo the mailbox that answers go to, to be extended by a token
 * @param returnPath the mailbox that bounces go to, to be extended by a token
 * @param isAutomaticTracked does automatic mail have a return path, too?
 * @param domain the domain of Message-IDs
 * @param separator the line on top of every text that answers are to stay above
 * @param clock tells the Date; the notice's own instant if there is none
 */
record MailComposer(
        MailTokens tokens,
        Function<Notice, Holder> holder,
        String from,
        String replyTo,
        String returnPath,
        boolean isAutomaticTracked,
        String domain,
        Optional<String> separator,
        Optional<InstantSource> clock) {

    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("EEE, d MMM yyyy HH:mm:ss Z", Locale.US).withZone(ZoneOffset.UTC);

    /** Visible ASCII, in the form of RFC 5322, and short enough for a line. */
    private static final Pattern MESSAGE_ID = Pattern.compile("<[!-;=?A-~]{1,450}@[!-;=?A-~]{1,450}>");

    String messageId(Notice notice) {
        return tokens.messageId(notice, holder.apply(notice), domain);
    }

    OutgoingMail compose(OutgoingNotice outgoing) throws Unsendable {
        Notice notice = outgoing.notice();
        Contact contact = notice.recipient().contact();
        if (!contact.channel().equals(Contact.MAIL)) {
            throw new Unsendable("the recipient is not reached by mail but by " + contact.channel());
        }
        OutgoingAddress recipient = OutgoingAddress.of(contact.address());
        requireFiles(outgoing);
        List<String> header = header(outgoing, recipient);
        String text = separator.map(line -> line + "\n\n").orElse("")
                + outgoing.rendered().text();
        OutgoingMail.Words words = new OutgoingMail.Words(text, HtmlLetter.of(text, contact.language()));
        return new OutgoingMail(new OutgoingMail.Envelope(sender(notice), recipient), header, words, outgoing);
    }

    private String sender(Notice notice) {
        return notice.isAutomatic() && !isAutomaticTracked ? "" : tokens.returnPath(notice, returnPath);
    }

    private List<String> header(OutgoingNotice outgoing, OutgoingAddress recipient) throws Unsendable {
        Notice notice = outgoing.notice();
        Rendered rendered = outgoing.rendered();
        if (!MESSAGE_ID.matcher(rendered.messageId()).matches()) {
            throw new Unsendable("the frozen Message-ID is none");
        }
        String name = HeaderText.checked("recipient's name", name(notice));
        String subject = HeaderText.checked("subject", rendered.subject());
        List<String> header = new ArrayList<>();
        header.add("Date: " + DATE.format(date(notice)));
        header.add("From: " + from);
        header.add("Reply-To: <" + tokens.replyAddress(notice.tenant(), notice.ticket(), holder.apply(notice), replyTo)
                + ">");
        header.add("To: " + recipient.named(name));
        header.add("Message-ID: " + rendered.messageId());
        header.add("Subject: " + HeaderText.unstructured(subject, "Subject".length()));
        Optional<String> answers =
                rendered.answers().filter(id -> MESSAGE_ID.matcher(id).matches());
        answers.ifPresent(id -> header.add("In-Reply-To: " + id));
        header.add("References: " + String.join("\r\n ", references(notice, answers)));
        header.addAll(signsOfAMachine(notice.kind()));
        header.add("MIME-Version: 1.0");
        return header;
    }

    /** None in a receipt: whoever wrote in chose it, perhaps in the name of a stranger, and would have us send its words (rule M10). */
    private static String name(Notice notice) {
        return notice.kind() == Notice.Kind.RECEIPT
                ? ""
                : notice.recipient().contact().name();
    }

    private Instant date(Notice notice) {
        return clock.map(InstantSource::instant).orElse(notice.createdAt());
    }

    /** The anchor first: it holds the thread together when a relay has given the mail another Message-ID (rule M7). */
    private Set<String> references(Notice notice, Optional<String> answers) {
        Set<String> references = new LinkedHashSet<>(tokens.anchors(notice.tenant(), notice.ticket(), domain));
        answers.ifPresent(references::add);
        return references;
    }

    /** RFC 3834, and what Exchange listens to. No Precedence: it would keep answers away that people want. */
    private static List<String> signsOfAMachine(Notice.Kind kind) {
        return switch (kind) {
            case PERSONAL -> List.of();
            case RECEIPT -> List.of("Auto-Submitted: auto-replied", "X-Auto-Response-Suppress: All");
            default -> List.of("Auto-Submitted: auto-generated", "X-Auto-Response-Suppress: All");
        };
    }

    /** One after the other, since each may hold a connection of the host's pool. */
    private static void requireFiles(OutgoingNotice outgoing) throws Unsendable {
        for (Attachment file : outgoing.rendered().attachments()) {
            try (InputStream bytes = outgoing.files()
                    .open(file)
                    .orElseThrow(() -> new Unsendable("an attached file is gone from the store; attach it again"))) {
                bytes.available();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
