package org.ticketkit.spi;

import java.util.Optional;
import java.util.UUID;
import org.ticketkit.ticket.Criteria;
import org.ticketkit.ticket.Sort;
import org.ticketkit.ticket.TenantId;

/**
 * A search for tickets.
 *
 * @param tenant in which tenant
 * @param criteria which tickets, the actor's access among the criteria
 * @param sort in which order; the id decides between equals, ascending or descending like the field
 * @param after where the page before ended; empty for the first page
 * @param limit how many at the most
 */
public record Search(TenantId tenant, Criteria criteria, Sort sort, Optional<Position> after, int limit) {

    /**
     * A place in the order of a search: the sort value and the id of the last item of a page.
     *
     * @param value the value of the sort field, an {@link java.time.Instant} or a {@link Long}
     * @param id the ticket's id
     */
    public record Position(Object value, UUID id) {}
}
