package org.ticketkit.mail;

import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * A mail as read from raw bytes: addressed, decoded, cleaned and classified (rules M3 to M5, M9, M11).
 *
 * <p>Immutable. Texts of people are free of NUL, control and direction-changing characters.
 */
public final class ParsedMail implements Parsed {

    private final MailHeaders headers;
    private final Map<AddressField, List<MailAddress>> addresses;
    private final MailBody body;
    private final List<MailAttachment> attachments;
    private final MailClassification classification;
    private final Optional<DeliveryReport> report;
    private final List<MailNote> notes;

    ParsedMail(
            MailHeaders headers,
            Map<AddressField, List<MailAddress>> addresses,
            MailBody body,
            List<MailAttachment> attachments,
            Classified classified,
            List<MailNote> notes) {
        this.headers = Objects.requireNonNull(headers, "headers");
        this.addresses = new EnumMap<>(addresses);
        this.body = Objects.requireNonNull(body, "body");
        this.attachments = List.copyOf(attachments);
        this.classification = classified.classification();
        this.report = classified.report();
        this.notes = List.copyOf(notes);
    }

    /** The Message-ID with its angle brackets, if the mail has one. */
    public Optional<String> messageId() {
        return MessageIds.in(headers.fields().first("Message-ID").orElse("")).stream()
                .findFirst();
    }

    /** The ids of the mails that this one answers, with angle brackets. */
    public List<String> inReplyTo() {
        return MessageIds.in(headers.fields().first("In-Reply-To").orElse(""));
    }

    /** The ids of the conversation, oldest first as in the header, with angle brackets. */
    public List<String> references() {
        return MessageIds.in(headers.fields().first("References").orElse(""));
    }

    /**
     * The first usable sender: From, else Sender, Reply-To, Return-Path; empty if there is none.
     *
     * <p>Where no address is usable it is the first that is named at all, such as a bare {@code MAILER-DAEMON}: see
     * {@link MailAddress#isUsable()}.
     */
    public Optional<MailAddress> from() {
        return Senders.first(addresses);
    }

    /** The addresses of one kind of field, in their order; empty if there is none. */
    public List<MailAddress> addresses(AddressField field) {
        return addresses.getOrDefault(field, List.of());
    }

    /** Where answers should go, as the mail says. */
    public List<MailAddress> replyTo() {
        return addresses(AddressField.REPLY_TO);
    }

    /** Who sent it on behalf of the author. */
    public Optional<MailAddress> sender() {
        return addresses(AddressField.SENDER).stream().findFirst();
    }

    /** The main recipients. */
    public List<MailAddress> to() {
        return addresses(AddressField.TO);
    }

    /** Further recipients. */
    public List<MailAddress> cc() {
        return addresses(AddressField.CC);
    }

    /** The envelope's sender if a server noted one; an empty address stands for the null sender. */
    public Optional<MailAddress> returnPath() {
        return addresses(AddressField.RETURN_PATH).stream().findFirst();
    }

    /** The subject, decoded, on one line; empty if there is none. */
    public String subject() {
        return headers.first("Subject").orElse("");
    }

    /** When the mail says that it was written, if that can be read; nothing to rely on. */
    public Optional<Instant> date() {
        return headers.first("Date").flatMap(MailDates::parse);
    }

    /** The text in both forms. */
    public MailBody body() {
        return body;
    }

    /** Everything that is neither of the two texts nor a signature part, in the mail's order. */
    public List<MailAttachment> attachments() {
        return attachments;
    }

    /** What sort of mail it is. */
    public MailClassification classification() {
        return classification;
    }

    /** What it reports about a mail of ours, if it is a bounce, a feedback report or a receipt. */
    public Optional<DeliveryReport> report() {
        return report;
    }

    /** What receiving servers say about the sender, topmost first; only one of a server that we know counts. */
    public List<AuthenticationResults> authenticationResults() {
        return headers.fields().all("Authentication-Results").stream()
                .map(AuthenticationResults::parse)
                .toList();
    }

    /**
     * How sure the trusted server is of the sender: only the topmost header counts, and only with that id (rule M8).
     *
     * @param authservId the id by which our own server signs its results, compared without case
     */
    public SenderTrust trust(String authservId) {
        return AuthenticationResults.trust(this, authservId);
    }

    /** All header fields. */
    public MailHeaders headers() {
        return headers;
    }

    /** What was cut or repaired. */
    public List<MailNote> notes() {
        return notes;
    }

    @Override
    public String toString() {
        return "ParsedMail[" + messageId().orElse("no id") + ", " + classification.kind() + "]";
    }
}
