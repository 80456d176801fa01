package org.ticketkit.mail;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.ticketkit.Attachments;
import org.ticketkit.Limits;
import org.ticketkit.ticket.Actor;
import org.ticketkit.ticket.Content;
import org.ticketkit.ticket.OpenTicket;
import org.ticketkit.ticket.Refused;
import org.ticketkit.ticket.Span;
import org.ticketkit.ticket.StagedFile;

/**
 * Makes a mail into what a ticket can hold (rules M4, M5, M12, T4): what is too large is cut and remarked, and stays whole in the
 * inbox.
 */
final class ContentDraft {

    /** Stands for a text or a subject that is not there, in no language. */
    static final String NOTHING = "\u2014";

    private static final int HTML_FACTOR = 4;

    private static final Set<String> CUTS = Set.of(
            MailNote.HEADERS_CUT, MailNote.DEPTH_CUT, MailNote.PARTS_CUT, MailNote.HTML_CUT, MailNote.ADDRESSES_CUT);

    private final ParsedMail mail;
    private final Scanning.Scanned scanned;
    private final Limits limits;
    private final QuotationFinder quotations;
    private final Remarks remarks;

    ContentDraft(IncomingMail incoming, IntakePolicy policy, Remarks remarks) {
        this.mail = incoming.mail();
        this.scanned = incoming.scanned();
        this.limits = policy.limits();
        this.quotations = policy.quotations();
        this.remarks = remarks;
    }

    /** The subject on one line of at most 998 characters. */
    String subject() {
        String line = mail.subject().replaceAll("\\p{Cntrl}+", " ").strip();
        if (line.isEmpty()) {
            return NOTHING;
        }
        if (line.length() <= OpenTicket.MAX_SUBJECT) {
            return line;
        }
        remarks.add("subject-cut", "The subject has " + line.length() + " characters and was cut.");
        int end = OpenTicket.MAX_SUBJECT;
        return line.substring(0, Character.isHighSurrogate(line.charAt(end - 1)) ? end - 1 : end);
    }

    /** The text alone, with its new part marked; nothing is staged. */
    Content text() {
        String whole = mail.body().text();
        String kept = whole.isBlank() ? NOTHING : whole;
        Content content = Content.of(Utf8.cut(kept, limits.textBytes()));
        return content.withNewPart(whole.isBlank() ? null : newPart(content.text()));
    }

    /** Everything: text, HTML, and the files, which are staged on the way. */
    Content whole(Attachments attachments, Actor actor) {
        mail.notes().stream()
                .filter(note -> CUTS.contains(note.code()))
                .forEach(note -> remarks.add(note.code(), note.sentence()));
        scanned.remarks().forEach(note -> remarks.add(note.code(), note.sentence()));
        Content content = text();
        if (Utf8.isLonger(mail.body().text(), limits.textBytes())) {
            remarks.add("text-cut", "The text is longer than " + limits.textBytes() + " bytes and was cut.");
        }
        return content.withHtml(html()).withAttachments(stage(attachments, actor));
    }

    /** The digests of the files that fit into an entry. */
    List<String> digests() {
        return scanned.offered().stream()
                .filter(file -> file.size() <= limits.attachmentBytes())
                .limit(limits.attachments())
                .map(MailAttachment::sha256)
                .toList();
    }

    private @Nullable Span newPart(String kept) {
        Quotation quotation = quotations.find(mail.body());
        int end = Math.min(quotation.end(), kept.length());
        return quotation.start() < end ? new Span(quotation.start(), end) : null;
    }

    private @Nullable String html() {
        Optional<CleanHtml> clean = mail.body().cleanHtml();
        if (clean.isEmpty() || clean.get().html().isBlank()) {
            return null;
        }
        String html = clean.get().html();
        if (Utf8.isLonger(html, (long) HTML_FACTOR * limits.textBytes())) {
            remarks.add("html-dropped", "The HTML form is too large and was left out; the text is complete.");
            return null;
        }
        return html;
    }

    private List<StagedFile> stage(Attachments attachments, Actor actor) {
        List<StagedFile> staged = new ArrayList<>();
        for (MailAttachment file : scanned.offered()) {
            if (staged.size() == limits.attachments()) {
                int left = scanned.offered().size() - staged.size();
                remarks.add("attachments-cut", left + " more files were left out.");
                break;
            }
            stage(attachments, actor, file).ifPresent(staged::add);
        }
        return staged;
    }

    private Optional<StagedFile> stage(Attachments attachments, Actor actor, MailAttachment file) {
        if (file.size() > limits.attachmentBytes()) {
            remarks.add("attachment-too-large", "A file of " + file.size() + " bytes was left out: " + file.name());
            return Optional.empty();
        }
        try {
            return Optional.of(attachments.stage(actor, file.name(), file.contentType(), file.open()));
        } catch (Refused e) {
            remarks.add("attachment-refused", "A file was left out: " + file.name() + ": " + e.getMessage());
            return Optional.empty();
        }
    }
}
