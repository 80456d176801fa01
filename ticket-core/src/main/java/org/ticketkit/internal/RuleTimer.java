package org.ticketkit.internal;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Says that rules are to be applied to events of one commit. Its kind says which, so that the timer is all that is written: each commit
 * has a timer of its own, and one that is cleared in the commit that applied the rules never has them applied twice.
 *
 * @param book the code of the rules that somebody wanted these events for
 * @param from the sequence of the first event
 * @param to the sequence of the last
 */
public record RuleTimer(String book, long from, long to) {

    /** The kind of a timer that nothing wakes: rules were stopped, and somebody has to look. */
    public static final String STOPPED = "rules-stopped";

    private static final Pattern KIND = Pattern.compile("rules:([0-9a-f]{12}):([0-9]{1,18})-([0-9]{1,18})");

    /** The kind of the timer. */
    public String kind() {
        return "rules:" + book + ":" + from + "-" + to;
    }

    /** Is it about rules, and so no timer of what the ticket itself waits for? */
    static boolean isOfRules(String kind) {
        return kind.equals(STOPPED) || of(kind).isPresent();
    }

    /** Reads a kind; empty if it is not one of these. */
    public static Optional<RuleTimer> of(String kind) {
        Matcher matcher = KIND.matcher(kind);
        return matcher.matches()
                ? Optional.of(new RuleTimer(
                        matcher.group(1), Long.parseLong(matcher.group(2)), Long.parseLong(matcher.group(3))))
                : Optional.empty();
    }
}
