package org.ticketkit.mail;

import java.util.Objects;
import java.util.Optional;

/**
 * What a report says about one recipient (RFC 3464, section 2.3).
 *
 * @param finalRecipient the address that the reporting server tried, lower case
 * @param originalRecipient the address that the sender gave, lower case, if the report names it
 * @param action {@code failed}, {@code delayed}, {@code delivered}, {@code relayed} or {@code expanded}; empty if not said
 * @param status the enhanced status code, if any was found
 * @param diagnostic the other server's words, on one line; empty if none
 */
public record RecipientReport(
        String finalRecipient,
        Optional<String> originalRecipient,
        String action,
        Optional<EnhancedStatus> status,
        String diagnostic) {

    /** Checks that everything is given. */
    public RecipientReport {
        Objects.requireNonNull(finalRecipient, "finalRecipient");
        Objects.requireNonNull(originalRecipient, "originalRecipient");
        Objects.requireNonNull(action, "action");
        Objects.requireNonNull(status, "status");
        Objects.requireNonNull(diagnostic, "diagnostic");
    }

    /** The address to look for among those we wrote to: the original one if named, else the final one. */
    public String recipient() {
        return originalRecipient.orElse(finalRecipient);
    }
}
