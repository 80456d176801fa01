package org.ticketkit.number;

import org.ticketkit.ticket.TenantId;

/**
 * Chooses how the number of a new ticket is written, and so the series that it is drawn from (rule N1); yours to implement.
 *
 * <p>Must answer with a format that the desk was given, and the same for the same question on all nodes; it is asked outside of the
 * decision and should not take long. An exception of it ends the command.
 */
@FunctionalInterface
public interface FormatChoice {

    /**
     * Returns the format.
     *
     * @param tenant whose ticket it is
     * @param queue the queue that the ticket is opened in; empty if it is not triaged yet
     * @param category what the ticket is about; empty if it is not triaged yet
     */
    CaseNumberFormat formatOf(TenantId tenant, String queue, String category);
}
