package org.ticketkit.mail;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ticketkit.mail.mime.HeaderFields;
import org.ticketkit.mail.mime.MimePart;

/** Finds which mail of ours a report is about. */
final class OriginalMessage {

    private static final Pattern IN_TEXT = Pattern.compile(
            "(?im)^[ \\t>|]{0,20}(?:original-)?message-id:[ \\t]{0,20}\\n?[ \\t>|]{0,20}(<[^<>\\s]{1,300}>)");

    private OriginalMessage() {}

    /** From the embedded message or its headers, the report's own fields, the text, and last what it says it answers. */
    static Optional<String> messageId(MimePart root, String text) {
        return embedded(root)
                .or(() -> reported(root))
                .or(() -> inText(text))
                .or(() -> inAttachedText(root))
                .or(() -> last(MessageIds.in(root.headers().first("In-Reply-To").orElse(""))))
                .or(() -> last(MessageIds.in(root.headers().first("References").orElse(""))));
    }

    static Optional<String> envelopeId(MimePart root) {
        return Parts.ofType(
                        root, "message/delivery-status", "message/global-delivery-status", "message/feedback-report")
                .stream()
                .flatMap(part -> part.fieldBlocks().stream())
                .flatMap(block -> block.first("Original-Envelope-Id").stream())
                .map(PlainText::line)
                .filter(id -> !id.isEmpty())
                .findFirst();
    }

    private static Optional<String> embedded(MimePart root) {
        return Parts.ofType(root, "message/rfc822", "message/global", "text/rfc822-headers", "message/rfc822-headers")
                .stream()
                .flatMap(part -> part.embedded().stream())
                .flatMap(message -> ids(message.headers(), "Message-ID").stream())
                .findFirst();
    }

    private static Optional<String> reported(MimePart root) {
        return Parts.ofType(
                        root, "message/disposition-notification", "message/delivery-status", "message/feedback-report")
                .stream()
                .flatMap(part -> part.fieldBlocks().stream())
                .flatMap(block -> ids(block, "Original-Message-ID").stream())
                .findFirst();
    }

    private static Optional<String> inText(String text) {
        Matcher matcher = IN_TEXT.matcher(text);
        return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    private static Optional<String> inAttachedText(MimePart root) {
        return Parts.ofType(root, "text/plain", "message/delivery-status", "text/html").stream()
                .map(MimePart::text)
                .flatMap(text -> inText(PlainText.block(text)).stream())
                .findFirst();
    }

    private static List<String> ids(HeaderFields fields, String name) {
        return MessageIds.in(fields.first(name).orElse(""));
    }

    private static Optional<String> last(List<String> ids) {
        return ids.isEmpty() ? Optional.empty() : Optional.of(ids.get(ids.size() - 1));
    }
}
