package org.ticketkit.spi;

import org.ticketkit.ticket.TenantId;

/**
 * Draws the running part of case numbers; yours to implement.
 *
 * <p>The contract, by number:
 *
 * <ol>
 *   <li>Q1 No number of a series is drawn twice, whatever the number of nodes, rollbacks and restarts; gaps are allowed (N2).
 *   <li>Q2 The numbers that one node draws from a series increase; they start at 1 or above.
 *   <li>Q3 Drawing never waits for the end of somebody else's transaction and never needs a second connection while one is held
 *       (N7).
 *   <li>Q4 A number that was drawn inside a transaction that rolls back may be lost, and is never given to another.
 * </ol>
 */
@FunctionalInterface
public interface CaseNumberSequence {

    /** Draws the next number of a series of a tenant. */
    long next(TenantId tenant, String series);
}
