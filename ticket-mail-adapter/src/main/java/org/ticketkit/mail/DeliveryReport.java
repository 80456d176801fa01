package org.ticketkit.mail;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * What a bounce, feedback report or receipt says about a mail of ours (rule M11).
 *
 * @param recipients a report per recipient; empty when a textual bounce names none
 * @param originalMessageId the Message-ID of the mail reported on, with its angle brackets
 * @param originalEnvelopeId the ENVID that the mail was sent with
 * @param feedbackType the RFC 5965 type, for example {@code abuse}
 */
public record DeliveryReport(
        List<RecipientReport> recipients,
        Optional<String> originalMessageId,
        Optional<String> originalEnvelopeId,
        Optional<String> feedbackType) {

    /** The second is no action of the standard, but servers write it. */
    private static final Set<String> FAILED = Set.of("failed", "expired");

    /** Copies the list. */
    public DeliveryReport {
        recipients = List.copyOf(recipients);
        Objects.requireNonNull(originalMessageId, "originalMessageId");
        Objects.requireNonNull(originalEnvelopeId, "originalEnvelopeId");
        Objects.requireNonNull(feedbackType, "feedbackType");
    }

    /** The distinct status codes of all recipients, in the order of the report. */
    public List<EnhancedStatus> statuses() {
        return recipients.stream()
                .flatMap(recipient -> recipient.status().stream())
                .distinct()
                .toList();
    }

    /** Says whether sending again to at least one recipient is pointless: a status 5.x.x, or a failure without any status. */
    public boolean isPermanent() {
        return recipients.stream()
                .anyMatch(recipient -> recipient
                        .status()
                        .map(EnhancedStatus::isPermanent)
                        .orElse(FAILED.contains(recipient.action())));
    }
}
