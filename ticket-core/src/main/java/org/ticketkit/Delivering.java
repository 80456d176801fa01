package org.ticketkit;

import java.time.Duration;

/**
 * How notices are delivered.
 *
 * @param lease how long one batch may take before another node takes it over; longer than the nodes' clocks differ, or a node whose
 *     clock is ahead sends again what another is sending
 * @param attempts how many attempts there are before a notice is parked
 * @param firstDelay how long to wait after the first failure; it doubles each time, up to four hours
 * @param recipientBudget how many automatic notices an address gets in a period; what is past it is parked (rule M10)
 * @param totalBudget how many automatic notices a tenant sends on a channel in a period
 * @param budgetPeriod the period of both budgets
 * @param afterCrash what to do with a notice that a node was sending when it died (rule M13)
 */
public record Delivering(
        Duration lease,
        int attempts,
        Duration firstDelay,
        int recipientBudget,
        int totalBudget,
        Duration budgetPeriod,
        AfterCrash afterCrash) {

    /** What to do with a notice that may or may not have gone out; closed for good. */
    public enum AfterCrash {
        /** Send it again under the same id: at least once. */
        RESEND,
        /** Park it: at most once. */
        PARK
    }

    /** A lease of 10 minutes, 8 attempts from one minute on, 20 an hour for an address, 5,000 an hour in all, sent again. */
    public static Delivering ofDefaults() {
        return new Delivering(
                Duration.ofMinutes(10), 8, Duration.ofMinutes(1), 20, 5_000, Duration.ofHours(1), AfterCrash.RESEND);
    }

    /** The same with other budgets. */
    public Delivering withBudgets(int perRecipient, int total) {
        return new Delivering(lease, attempts, firstDelay, perRecipient, total, budgetPeriod, afterCrash);
    }

    /** The same with this many attempts. */
    public Delivering withAttempts(int most) {
        return new Delivering(lease, most, firstDelay, recipientBudget, totalBudget, budgetPeriod, afterCrash);
    }

    /** The same with another answer to a crash. */
    public Delivering after(AfterCrash choice) {
        return new Delivering(lease, attempts, firstDelay, recipientBudget, totalBudget, budgetPeriod, choice);
    }
}
