package org.ticketkit.mail;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.ticketkit.mail.mime.EncodedWords;
import org.ticketkit.mail.mime.HeaderFields;
import org.ticketkit.mail.mime.MimePart;

/** Reads delivery status notifications (RFC 3464) and disposition notifications (RFC 8098). */
final class DeliveryStatusReader {

    private static final Set<String> SUCCESS = Set.of("delivered", "relayed", "expanded", "deliverable");

    /** One report about so many recipients is enough. */
    private static final int MOST = 500;

    private DeliveryStatusReader() {}

    static List<RecipientReport> recipients(List<MimePart> parts) {
        List<RecipientReport> recipients = new ArrayList<>();
        for (MimePart part : parts) {
            for (HeaderFields block : part.fieldBlocks()) {
                if (isRecipient(block) && recipients.size() < MOST) {
                    recipients.add(recipient(block));
                }
            }
        }
        return recipients;
    }

    static List<RecipientReport> dispositions(List<MimePart> parts) {
        return parts.stream()
                .flatMap(part -> part.fieldBlocks().stream())
                .filter(block -> block.has("Disposition"))
                .map(block -> new RecipientReport(
                        address(block.first("Final-Recipient").orElse("")),
                        block.first("Original-Recipient").map(DeliveryStatusReader::address),
                        dispositionType(block.lower("Disposition")),
                        Optional.empty(),
                        ""))
                .limit(MOST)
                .toList();
    }

    static boolean isSuccess(RecipientReport report) {
        return SUCCESS.contains(report.action())
                || (report.action().isEmpty()
                        && report.status().map(EnhancedStatus::category).orElse(0) == 2);
    }

    private static boolean isRecipient(HeaderFields block) {
        return block.has("Final-Recipient")
                || block.has("Original-Recipient")
                || block.has("Action")
                || block.has("Status");
    }

    private static RecipientReport recipient(HeaderFields block) {
        String diagnostic = PlainText.line(
                EncodedWords.decode(block.first("Diagnostic-Code").orElse("")));
        Optional<String> original = block.first("Original-Recipient")
                .map(DeliveryStatusReader::address)
                .filter(address -> !address.isEmpty());
        String last = address(block.first("Final-Recipient").orElse(""));
        return new RecipientReport(
                last.isEmpty() ? original.orElse("") : last,
                original,
                action(block),
                status(block, diagnostic),
                diagnostic);
    }

    private static String action(HeaderFields block) {
        String action = PlainText.line(block.lower("Action"));
        int end = 0;
        while (end < action.length() && Character.isLetter(action.charAt(end))) {
            end++;
        }
        return action.substring(0, end);
    }

    /**
     * What the other server answered, if that is quoted: some senders put a status of their own beside it that contradicts it.
     * Else the status field, unless it says no more than "somehow" and the diagnostic says more.
     */
    private static Optional<EnhancedStatus> status(HeaderFields block, String diagnostic) {
        Optional<EnhancedStatus> given =
                EnhancedStatus.parse(block.first("Status").orElse(""));
        Optional<EnhancedStatus> answered = StatusCodes.answered(diagnostic);
        if (answered.isPresent() || (given.isPresent() && !isVague(given.get()))) {
            return answered.or(() -> given);
        }
        return StatusCodes.enhanced(diagnostic).stream()
                .findFirst()
                .or(() -> given)
                .or(() -> StatusCodes.reply(diagnostic));
    }

    /** A vague status gives way to what the text for people says about the same recipient. */
    static List<RecipientReport> refined(List<RecipientReport> reports, List<RecipientReport> told) {
        return reports.stream().map(report -> refined(report, told)).toList();
    }

    private static RecipientReport refined(RecipientReport report, List<RecipientReport> told) {
        if (!report.diagnostic().isEmpty()
                || (report.status().isPresent() && !isVague(report.status().get()))) {
            return report;
        }
        return told.stream()
                .filter(other -> other.finalRecipient().equals(report.finalRecipient()))
                .filter(other ->
                        other.status().filter(status -> !isVague(status)).isPresent())
                .findFirst()
                .map(other -> new RecipientReport(
                        report.finalRecipient(),
                        report.originalRecipient(),
                        report.action(),
                        other.status(),
                        report.diagnostic().isEmpty() ? other.diagnostic() : report.diagnostic()))
                .orElse(report);
    }

    private static boolean isVague(EnhancedStatus status) {
        return status.subject() == 0 && status.detail() == 0;
    }

    /** {@code rfc822; someone@example.org} without its type. */
    private static String address(String typed) {
        int semicolon = typed.indexOf(';');
        return Mailboxes.address(typed.substring(semicolon + 1).strip());
    }

    private static String dispositionType(String disposition) {
        String type = disposition.substring(disposition.indexOf(';') + 1);
        int slash = type.indexOf('/');
        return PlainText.line(slash < 0 ? type : type.substring(0, slash)).toLowerCase(Locale.ROOT);
    }
}
