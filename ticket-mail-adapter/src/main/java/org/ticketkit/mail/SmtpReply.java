package org.ticketkit.mail;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the server said when it did not do what it was asked. Its words are left out: they often repeat the address.
 *
 * @param code the three digits of RFC 5321
 * @param enhanced the code of RFC 3463, if the server gave one
 */
record SmtpReply(int code, Optional<EnhancedStatus> enhanced) {

    private static final Pattern FORM = Pattern.compile("([245]\\d\\d)(?!\\d)(?:[ -](.*))?");

    /** The server wants us to log in, or does not believe us: about this host, not about the mail. */
    private static final Set<Integer> ABOUT_US = Set.of(530, 534, 535, 538);

    private static final int DEPTH = 10;

    /** Finds the server's answer in a failure; empty if there was none, because the connection broke. */
    static Optional<SmtpReply> in(Throwable failure) {
        @Nullable Throwable cause = failure;
        for (int i = 0; i < DEPTH && cause != null; i++, cause = cause.getCause()) {
            String message = cause.getMessage();
            Matcher matcher = FORM.matcher(message == null ? "" : message);
            if (matcher.lookingAt()) {
                int code = Integer.parseInt(matcher.group(1));
                String words = matcher.group(2);
                return Optional.of(new SmtpReply(code, words == null ? Optional.empty() : EnhancedStatus.parse(words)));
            }
        }
        return Optional.empty();
    }

    /** Is it no use to try again? */
    boolean isFinal() {
        return code >= 500 && !ABOUT_US.contains(code);
    }

    /** Will the server say no more on this connection? */
    boolean isGoodBye() {
        return code == 421 || code < 400;
    }

    /** One line without personal data. */
    @Override
    public String toString() {
        return code + enhanced.map(status -> " " + status).orElse("") + " (" + meaning() + ")";
    }

    private String meaning() {
        return ABOUT_US.contains(code)
                ? "the mail server wants another login"
                : enhanced.map(SmtpReply::meaning).orElse("no reason given");
    }

    /** RFC 3463, sections 3.2 to 3.8: the details that a reader acts upon, and the area of the rest. */
    private static String meaning(EnhancedStatus status) {
        return switch (status.subject() + "." + status.detail()) {
            case "1.1", "1.2", "1.10" -> "there is no such address";
            case "2.1" -> "the mailbox is closed";
            case "2.2" -> "the mailbox is full";
            case "2.3", "3.4" -> "the mail is too big";
            case "7.1" -> "not allowed";
            default -> area(status.subject());
        };
    }

    private static String area(int subject) {
        return switch (subject) {
            case 1 -> "about the address";
            case 2 -> "about the mailbox";
            case 3 -> "about the mail system";
            case 4 -> "about the way there";
            case 5 -> "about the protocol";
            case 6 -> "about the content";
            case 7 -> "about security or policy";
            default -> "no reason given";
        };
    }
}
