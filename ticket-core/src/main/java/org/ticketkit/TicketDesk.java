package org.ticketkit;

import java.util.Locale;
import org.ticketkit.ticket.PageRequest;
import org.ticketkit.ticket.Recorded;
import org.ticketkit.ticket.TenantId;

/**
 * The ticketing engine of a host: built once, used by all threads. Ours to implement.
 *
 * <p>A desk speaks for one tenant, in one language, for one cause; {@link #tenant}, {@link #speaking} and {@link #causedBy} give
 * another view of the same desk, which costs nothing.
 */
public interface TicketDesk {

    /** Starts a desk; everything has a default, and all is kept in memory until a storage is given. */
    static DeskBuilder builder() {
        return new DeskBuilder();
    }

    /** The same desk for another tenant; {@link TenantId#DEFAULT} to begin with. */
    TicketDesk tenant(TenantId tenant);

    /** The same desk, whose refusals of invalid commands are in this language; English to begin with. */
    TicketDesk speaking(Locale language);

    /** The same desk, whose events carry this cause; {@link Recorded.Cause#COMMAND} to begin with. */
    TicketDesk causedBy(Recorded.Cause cause);

    /** Commands on tickets, and reads. */
    Tickets tickets();

    /** What follows by itself from what happens. */
    Rules rules();

    /** Who deals with the tickets: hand-over, delegates, watchers, questions to colleagues. */
    Ownership ownership();

    /** Many commands at once. */
    Bulk bulk();

    /** Approvals by others. */
    Approvals approvals();

    /** Lifecycles, and the way from one version to the next. */
    Lifecycles lifecycles();

    /** Files. */
    Attachments attachments();

    /** Who has to do what falls due while somebody is away (rule O5). */
    Duties duties();

    /** Links to the requester's view. */
    StatusLinks links();

    /** Notices on their way out. */
    Outbox outbox();

    /**
     * Does what came due, of all tenants: ends waiting, leases, offers and delegations, nudges, ends statuses in which nothing happens, passes
     * deadlines of approvals, warns of the end of leases and of answers that are overdue. Idempotent: a second call at the same instant
     * finds nothing.
     *
     * @param limit how many timers at the most
     * @return how many were done
     */
    int work(int limit);

    /**
     * Delivers what waits in the outbox, of all tenants. Refuses to run inside a transaction, since it takes its time.
     *
     * @param limit how many notices at the most
     * @return how many were attempted
     * @throws IllegalStateException inside a transaction
     */
    int deliver(int limit);

    /** What the desk was built from, for channels such as the intake of mail that must share it. */
    DeskParts parts();

    /** How the desk is doing. */
    Health health();

    /**
     * Holds a page of this tenant's tickets, the oldest first, against their own history: no event lost or written twice, their fold
     * is the record, the entries are those that the events tell of, keys and timers are there. Only reads, while others go on
     * working; the cost grows with the events and entries of the page's tickets. For an operator, for example after a restore.
     *
     * @throws org.ticketkit.ticket.Refused with {@code FOREIGN_CURSOR} for a cursor that is not of this list
     */
    ConsistencyReport checkConsistency(PageRequest page);
}
