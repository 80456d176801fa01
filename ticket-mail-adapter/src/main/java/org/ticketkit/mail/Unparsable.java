package org.ticketkit.mail;

import java.util.Objects;

/**
 * Bytes that are to be quarantined, with the reason (rules M1, M3).
 *
 * @param reason the stable reason
 * @param sentence the same for a person, without any content of the mail
 */
public record Unparsable(Reason reason, String sentence) implements Parsed {

    /** Why bytes are no mail to us; may grow. */
    public enum Reason {
        /** There are no bytes, or only blank ones. */
        EMPTY("mail-empty"),
        /** More bytes than {@link MailLimits#messageBytes()}. */
        TOO_LARGE("mail-too-large"),
        /** Reading took longer than {@link MailLimits#time()}. */
        TOO_SLOW("mail-too-slow"),
        /** The parser itself failed: a fault of ours, worth a report. */
        PARSER_FAILED("mail-parser-failed");

        private final String code;

        Reason(String code) {
            this.code = code;
        }

        /** The stable code that is stored and shown, for example {@code mail-too-large}. */
        public String code() {
            return code;
        }
    }

    /** Checks that both are given. */
    public Unparsable {
        Objects.requireNonNull(reason, "reason");
        Objects.requireNonNull(sentence, "sentence");
    }
}
