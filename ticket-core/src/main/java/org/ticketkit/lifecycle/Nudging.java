package org.ticketkit.lifecycle;

import org.jspecify.annotations.Nullable;
import org.ticketkit.worktime.Term;

/**
 * How a requester for whom a ticket waits is reminded, and what becomes of it if no answer comes (rule L6); {@link #every} starts one.
 *
 * <p>Each step is counted from the step before, as it really happened, so that a desk that was down does not send all at once (rule E2).
 * A public message begins the count anew.
 *
 * @param every how long it waits before each nudge
 * @param times how often it nudges
 * @param nudge the template of a nudge, which is given {@code number}, {@code subject} and {@code sinceAt}, since when the ticket waits
 * @param to the status that it moves to in the end, or null as long as that is not said
 * @param last how long it waits after the last nudge
 * @param farewell the template of the last message, given the same; empty for none
 */
public record Nudging(
        Term every, int times, String nudge, @Nullable String to, Term last, String farewell) {

    /** The standard template of a nudge. */
    public static final String NUDGE = "nudge";

    /** The standard template of the last message. */
    public static final String CLOSED_UNANSWERED = "closed-unanswered";

    /** Once after this term; with {@link #NUDGE} and, in the end, {@link #CLOSED_UNANSWERED}. */
    public static Nudging every(Term term) {
        return new Nudging(term, 1, NUDGE, null, term, CLOSED_UNANSWERED);
    }

    /** The same, so many times. */
    public Nudging times(int count) {
        return new Nudging(every, count, nudge, to, last, farewell);
    }

    /** The same, in the words of this template. */
    public Nudging saying(String template) {
        return new Nudging(every, times, template, to, last, farewell);
    }

    /** After the last nudge the ticket waits for the same term once more and then moves to this status. */
    public Nudging thenTo(String status) {
        return thenTo(status, every);
    }

    /** After the last nudge the ticket waits for this term and then moves to this status. */
    public Nudging thenTo(String status, Term after) {
        return new Nudging(every, times, nudge, status, after, farewell);
    }

    /** The same, with the last message in the words of this template. */
    public Nudging endingWith(String template) {
        return new Nudging(every, times, nudge, to, last, template);
    }

    /** The same without a last message. */
    public Nudging endingSilently() {
        return endingWith("");
    }
}
