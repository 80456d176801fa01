package org.ticketkit.mail;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ticketkit.mail.mime.HeaderFields;

/**
 * Notifications of Amazon SES that its notification service sends as mail: JSON in the text.
 *
 * @param kind what it notifies of
 * @param report what it says
 */
record SesNotification(MailKind kind, DeliveryReport report) {

    private static final Pattern TYPE =
            Pattern.compile("\"(?:notificationType|eventType)\"\\s{0,9}:\\s{0,9}\"(Bounce|Complaint|Delivery)\"");
    private static final Pattern RECIPIENT = Pattern.compile("\"emailAddress\"\\s{0,9}:\\s{0,9}\"([^\"]{1,320})\"");
    private static final Pattern STATUS =
            Pattern.compile("\"status\"\\s{0,9}:\\s{0,9}\"([245]\\.\\d{1,3}\\.\\d{1,3})\"");
    private static final Pattern PERMANENT = Pattern.compile("\"bounceType\"\\s{0,9}:\\s{0,9}\"Permanent\"");
    private static final Pattern FEEDBACK =
            Pattern.compile("\"complaintFeedbackType\"\\s{0,9}:\\s{0,9}\"([^\"]{1,60})\"");
    private static final Pattern MESSAGE_ID = Pattern.compile(
            "(?i)\"(?:name|messageId)\"\\s{0,9}:\\s{0,9}\"message-id\"\\s{0,9},\\s{0,9}\"value\"\\s{0,9}:\\s{0,9}\"(<[^\"\\s]{1,300}>)\"");

    static Optional<SesNotification> in(HeaderFields headers, String text) {
        boolean notification =
                headers.lower("From").contains("sns.amazonaws.com") || headers.has("x-amz-sns-message-id");
        String plain = text.replace("\\\"", "\"");
        Matcher type = TYPE.matcher(plain);
        if (!notification || !type.find()) {
            return Optional.empty();
        }
        return Optional.of(
                switch (type.group(1)) {
                    case "Bounce" -> new SesNotification(MailKind.BOUNCE, report(plain, "failed"));
                    case "Complaint" -> new SesNotification(MailKind.FEEDBACK_REPORT, report(plain, ""));
                    default -> new SesNotification(MailKind.DELIVERY_SUCCESS, report(plain, "delivered"));
                });
    }

    private static DeliveryReport report(String text, String action) {
        List<String> statuses = all(STATUS, text);
        List<String> addresses = all(RECIPIENT, text);
        List<RecipientReport> recipients = new ArrayList<>();
        for (int i = 0; i < addresses.size(); i++) {
            Optional<EnhancedStatus> status =
                    i < statuses.size() ? EnhancedStatus.parse(statuses.get(i)) : general(text, action);
            recipients.add(new RecipientReport(
                    addresses.get(i).toLowerCase(Locale.ROOT), Optional.empty(), action, status, ""));
        }
        return new DeliveryReport(
                recipients,
                all(MESSAGE_ID, text).stream().findFirst(),
                Optional.empty(),
                all(FEEDBACK, text).stream().findFirst());
    }

    private static Optional<EnhancedStatus> general(String text, String action) {
        if (!action.equals("failed")) {
            return Optional.empty();
        }
        return Optional.of(new EnhancedStatus(PERMANENT.matcher(text).find() ? 5 : 4, 0, 0));
    }

    private static List<String> all(Pattern pattern, String text) {
        return pattern.matcher(text)
                .results()
                .limit(500)
                .map(match -> match.group(1))
                .toList();
    }
}
