package org.ticketkit.spi;

import org.ticketkit.number.Series;
import org.ticketkit.ticket.TenantId;

/**
 * Draws the running part of case numbers; yours to implement.
 *
 * <p>The contract, by number:
 *
 * <ol>
 *   <li>Q1 No number of a series and period is drawn twice, whatever the number of nodes, rollbacks and restarts; gaps are allowed (N2).
 *   <li>Q2 The numbers that one node draws from a series and period increase, but for what Q5 lets pass; they start at 1 or
 *       above.
 *   <li>Q3 Drawing never waits for the end of somebody else's transaction and never needs a second connection while one is held
 *       (N7).
 *   <li>Q4 A number that was drawn inside a transaction that rolls back may be lost, and is never given to another.
 *   <li>Q5 In a new period of a series the numbers begin again, at 1 or little above, however many were drawn before (N2); but one that
 *       is drawn inside a transaction may be greater, as long as nobody drew from the period or prepared it outside of one.
 * </ol>
 */
@FunctionalInterface
public interface CaseNumberSequence {

    /** Draws the next number of a series of a tenant. */
    long next(TenantId tenant, Series series);

    /**
     * Makes ready for a period of which nothing may have been drawn yet (Q5). The desk says so when it is built and whenever it works; inside a
     * transaction nothing may be done. Does nothing by default, which will do where every series is counted for itself.
     */
    default void prepare(Series series) {}
}
