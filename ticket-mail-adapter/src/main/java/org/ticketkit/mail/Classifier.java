package org.ticketkit.mail;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ticketkit.mail.mime.MimePart;

/** Tells people's mail from machines' (rules M9, M11): reports by their format first, then textual ones, then by headers. */
final class Classifier {

    private final MimePart root;
    private final Map<AddressField, List<MailAddress>> addresses;
    private final String text;

    Classifier(MimePart root, Map<AddressField, List<MailAddress>> addresses, MailBody body) {
        this.root = root;
        this.addresses = addresses;
        this.text = body.text();
    }

    Classified classify() {
        return feedback()
                .or(this::receipt)
                .or(this::deliveryStatus)
                .or(this::sesNotification)
                .or(this::textualBounce)
                .orElseGet(this::byHeaders);
    }

    private Optional<Classified> feedback() {
        List<MimePart> parts = Parts.ofType(root, "message/feedback-report");
        if (parts.isEmpty()) {
            return FeedbackSigns.complaint(root.headers())
                    .map(reason -> reported(MailKind.FEEDBACK_REPORT, reason, report(List.of(), Optional.of("abuse"))));
        }
        Optional<String> type = parts.stream()
                .flatMap(part -> part.fieldBlocks().stream())
                .flatMap(block -> block.first("Feedback-Type").stream())
                .map(value -> PlainText.line(value).toLowerCase(java.util.Locale.ROOT))
                .findFirst();
        List<RecipientReport> recipients = FeedbackSigns.recipients(parts);
        return Optional.of(
                reported(MailKind.FEEDBACK_REPORT, "part message/feedback-report", report(recipients, type)));
    }

    private Optional<Classified> receipt() {
        List<MimePart> parts =
                Parts.ofType(root, "message/disposition-notification", "message/global-disposition-notification");
        if (parts.isEmpty()) {
            return Optional.empty();
        }
        List<RecipientReport> recipients = DeliveryStatusReader.dispositions(parts);
        return Optional.of(reported(
                MailKind.READ_RECEIPT, "part message/disposition-notification", report(recipients, Optional.empty())));
    }

    private Optional<Classified> deliveryStatus() {
        List<MimePart> parts = Parts.ofType(
                root,
                "message/delivery-status",
                "message/global-delivery-status",
                "text/delivery-status",
                "message/deliverystatus");
        List<RecipientReport> recipients =
                DeliveryStatusReader.refined(DeliveryStatusReader.recipients(parts), TextualBounce.told(text));
        if (recipients.isEmpty()) {
            return Optional.empty();
        }
        boolean allWell = recipients.stream().allMatch(DeliveryStatusReader::isSuccess);
        MailKind kind = allWell ? MailKind.DELIVERY_SUCCESS : MailKind.BOUNCE;
        return Optional.of(reported(kind, "part message/delivery-status", report(recipients, Optional.empty())));
    }

    private Optional<Classified> sesNotification() {
        return SesNotification.in(root.headers(), text)
                .map(found -> reported(found.kind(), "notification of Amazon SES", found.report()));
    }

    private Optional<Classified> textualBounce() {
        return BounceSigns.in(root, addresses, text).map(reason -> {
            List<RecipientReport> recipients = TextualBounce.recipients(root, text);
            return reported(MailKind.BOUNCE, reason, report(recipients, Optional.empty()));
        });
    }

    private Classified byHeaders() {
        return new Classified(AutomaticSigns.in(root.headers(), addresses), Optional.empty());
    }

    private DeliveryReport report(List<RecipientReport> recipients, Optional<String> feedbackType) {
        return new DeliveryReport(
                recipients, OriginalMessage.messageId(root, text), OriginalMessage.envelopeId(root), feedbackType);
    }

    private static Classified reported(MailKind kind, String reason, DeliveryReport report) {
        return new Classified(
                new MailClassification(kind, MailClassification.Acknowledgement.SUPPRESSED, reason),
                Optional.of(report));
    }
}
