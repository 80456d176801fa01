package org.ticketkit.mail;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds status codes in what servers write. */
final class StatusCodes {

    /** An enhanced code that is no piece of an address, a version or a longer number. */
    private static final Pattern ENHANCED =
            Pattern.compile("(?<![\\d.\\w-])([45]\\.\\d{1,3}\\.\\d{1,3})(?![\\d\\w-]|\\.\\d)");

    /** A reply code of SMTP that is followed by words. */
    private static final Pattern REPLY = Pattern.compile(
            "(?<![\\d.\\w])(4(?:21|5[0-4])|5(?:0[0-4]|2[1-3]|5[0-6]|7[01]))(?=[ :;)-]|$)(?! ?(?:[KM]?B\\b|bytes))");

    /** The two together, as servers write them: {@code 550 5.1.1}. */
    private static final Pattern BOTH =
            Pattern.compile("(?<![\\d.\\w])[45]\\d\\d[ -]['\"(#]{0,2}([45]\\.\\d{1,3}\\.\\d{1,3})(?![\\d\\w-]|\\.\\d)");

    /** The field of a delivery status notification, wherever one is quoted. */
    private static final Pattern FIELD =
            Pattern.compile("(?im)^[ \\t>]{0,8}Status:[ \\t]{0,8}([45]\\.\\d{1,3}\\.\\d{1,3})");

    private StatusCodes() {}

    /** The first enhanced code that follows a reply code: the other server's own answer. */
    static Optional<EnhancedStatus> answered(String text) {
        return first(BOTH, text);
    }

    /** The first {@code Status:} field in a text. */
    static Optional<EnhancedStatus> field(String text) {
        return first(FIELD, text);
    }

    private static Optional<EnhancedStatus> first(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        return matcher.find() ? EnhancedStatus.parse(matcher.group(1)) : Optional.empty();
    }

    /** All enhanced codes of categories 4 and 5, each once. */
    static List<EnhancedStatus> enhanced(String text) {
        return ENHANCED.matcher(text)
                .results()
                .flatMap(match -> EnhancedStatus.parse(match.group(1)).stream())
                .distinct()
                .toList();
    }

    /** The first plain reply code as an enhanced one that says no more: 550 becomes 5.0.0. */
    static Optional<EnhancedStatus> reply(String text) {
        Matcher matcher = REPLY.matcher(text);
        return matcher.find()
                ? Optional.of(new EnhancedStatus(matcher.group(1).charAt(0) - '0', 0, 0))
                : Optional.empty();
    }
}
