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
        return block.has("Final-Recipient") || block.has("Original-Recipient") || block.has("Action") || block.has("Status");
    }

    private static RecipientReport recipient(HeaderFields block) {
        String diagnostic = PlainText.line(EncodedWords.decode(block.first("Diagnostic-Code").orElse("")));
        Optional<String> original = block.first("Original-Recipient").map(DeliveryStatusReader::address).filter(address -> !address.isEmpty());
        String last = address(block.first("Final-Recipient").orElse(""));
        return new RecipientReport(
                last.isEmpty() ? original.orElse("") : last, original, action(block), status(block, diagnostic), diagnostic);
    }

    private static String action(HeaderFields block) {
        String action = PlainText.line(block.lower("Action"));
        int end = 0;
        while (end < action.length() && Character.isLetter(action.charAt(end))) {
            end++;
        }
        return action.substring(0, end);
    }

    /** The status field; where that says no more than "somehow", the other server's own words if they say more. */
    private static Optional<EnhancedStatus> status(HeaderFields block, String diagnostic) {
        Optional<EnhancedStatus> given = EnhancedStatus.parse(block.first("Status").orElse(""));
        boolean vague = given.isEmpty() || (given.get().subject() == 0 && given.get().detail() == 0);
        return vague ? StatusCodes.enhanced(diagnostic).stream().findFirst().or(() -> given).or(() -> StatusCodes.reply(diagnostic)) : given;
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
