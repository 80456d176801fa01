package org.ticketkit.mail;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.ticketkit.mail.mime.HeaderFields;
import org.ticketkit.mail.mime.MimePart;
import org.ticketkit.mail.mime.MimeReader;
import org.ticketkit.mail.mime.Repair;
import org.ticketkit.mail.mime.Work;

/**
 * Reads mails from raw bytes: never throws, never hangs, says what it cut (rule M3).
 *
 * <p>Immutable and safe for use by many threads. The first thing to call; {@link ParsedMail} has everything else.
 */
public final class MailParser {

    private static final String UNKNOWN_TYPE = "application/octet-stream";

    private final MailLimits limits;
    private final InstantSource clock;
    private final HtmlCleaner cleaner = new HtmlCleaner();

    private MailParser(MailLimits limits, InstantSource clock) {
        this.limits = Objects.requireNonNull(limits, "limits");
        this.clock = Objects.requireNonNull(clock, "clock");
    }

    /** A parser with the default limits. */
    public static MailParser of(InstantSource clock) {
        return new MailParser(MailLimits.ofDefaults(), clock);
    }

    /** The same parser with other limits. */
    public MailParser withLimits(MailLimits other) {
        return new MailParser(other, clock);
    }

    /** Reads one raw message; whatever the bytes are, the answer is a mail or the reason why there is none. */
    public Parsed parse(byte[] raw) {
        if (raw.length > limits.messageBytes()) {
            return new Unparsable(
                    Unparsable.Reason.TOO_LARGE,
                    "The message has " + raw.length + " bytes; " + limits.messageBytes() + " are allowed.");
        }
        if (isBlank(raw)) {
            return new Unparsable(Unparsable.Reason.EMPTY, "The message is empty.");
        }
        Work work = new Work(
                limits.depth(),
                limits.parts(),
                limits.headerBytes(),
                clock,
                clock.instant().plus(limits.time()));
        try {
            return read(MimeReader.read(raw, work), work);
        } catch (Work.DeadlinePassed e) {
            return new Unparsable(
                    Unparsable.Reason.TOO_SLOW,
                    "Reading took longer than " + limits.time().toSeconds() + " seconds.");
        } catch (RuntimeException | StackOverflowError e) {
            // the last net below all the others: a mail must never stop those behind it
            return new Unparsable(
                    Unparsable.Reason.PARSER_FAILED,
                    "The parser failed: " + e.getClass().getName() + ".");
        }
    }

    private ParsedMail read(MimePart root, Work work) {
        MailHeaders headers = new MailHeaders(root.headers());
        Map<AddressField, List<MailAddress>> addresses = addresses(root.headers(), work);
        BodyFinder found = BodyFinder.in(root, work);
        MailBody body = body(found, work);
        Classified classified = new Classifier(root, addresses, body).classify();
        work.checkDeadline();
        List<MailAttachment> attachments = attachments(found.attachments());
        work.checkDeadline();
        List<MailNote> notes = work.repairs().stream().map(MailNote::of).toList();
        return new ParsedMail(headers, addresses, body, attachments, classified, notes);
    }

    private Map<AddressField, List<MailAddress>> addresses(HeaderFields headers, Work work) {
        Map<AddressField, List<MailAddress>> all = new EnumMap<>(AddressField.class);
        int left = limits.addresses();
        for (AddressField field : AddressField.values()) {
            List<MailAddress> read = new ArrayList<>();
            for (String name : field.headers()) {
                for (String value : headers.all(name)) {
                    work.spend(value.length());
                    read.addAll(AddressReader.read(value, left + 1 - read.size()));
                }
            }
            if (read.size() > left) {
                work.note(Repair.ADDRESSES_CUT);
                read = read.subList(0, left);
            }
            left -= read.size();
            all.put(field, List.copyOf(read));
        }
        return all;
    }

    private MailBody body(BodyFinder found, Work work) {
        Optional<String> plain = joined(found.plain());
        Optional<String> html = joined(found.html());
        work.checkDeadline();
        MailBody body = new MailBody(plain, html, html.map(cleaner::clean));
        work.checkDeadline();
        return body;
    }

    private static Optional<String> joined(List<String> texts) {
        return texts.isEmpty() ? Optional.empty() : Optional.of(String.join("\n", texts));
    }

    private List<MailAttachment> attachments(List<MimePart> parts) {
        List<MailAttachment> attachments = new ArrayList<>();
        for (MimePart part : parts) {
            List<TnefFiles.Inner> inner = TnefFiles.isTnef(part)
                    ? TnefFiles.in(part.content(), limits.parts() - attachments.size())
                    : List.of();
            inner.forEach(file -> attachments.add(unwrapped(file, attachments.size() + 1)));
            if (inner.isEmpty()) {
                attachments.add(attachment(part, attachments.size() + 1));
            }
        }
        return attachments;
    }

    private static MailAttachment unwrapped(TnefFiles.Inner file, int number) {
        Optional<String> given = file.name().flatMap(AttachmentName::clean);
        return new MailAttachment(
                given.orElseGet(() -> AttachmentName.made(number, UNKNOWN_TYPE)),
                given,
                UNKNOWN_TYPE,
                Optional.empty(),
                MailAttachment.Disposition.ATTACHED,
                file.bytes().toArray());
    }

    private static MailAttachment attachment(MimePart part, int number) {
        String type = PlainText.line(part.type().full());
        Optional<String> given = part.fileName().flatMap(AttachmentName::clean);
        Optional<String> contentId = part.headers()
                .first("Content-ID")
                .map(id -> PlainText.line(id).replace("<", "").replace(">", "").strip())
                .filter(id -> !id.isEmpty());
        boolean inline =
                part.disposition().equals("inline") || (part.disposition().isEmpty() && contentId.isPresent());
        return new MailAttachment(
                given.orElseGet(() -> AttachmentName.made(number, type)),
                given,
                type,
                contentId,
                inline ? MailAttachment.Disposition.INLINE : MailAttachment.Disposition.ATTACHED,
                part.content());
    }

    private static boolean isBlank(byte[] raw) {
        for (byte b : raw) {
            if (b > ' ' || b < 0) {
                return false;
            }
        }
        return true;
    }
}
