package org.ticketkit.spi;

import java.util.UUID;
import org.ticketkit.ticket.TicketId;

/**
 * Names a record inside a tenant.
 *
 * @param kind what it is; {@value #TICKET} is the one kind with indexed fields
 * @param id its identity
 */
public record RecordRef(String kind, UUID id) {

    /** The kind of tickets. */
    public static final String TICKET = "ticket";

    /** The record of a ticket. */
    public static RecordRef ticket(TicketId id) {
        return new RecordRef(TICKET, id.value());
    }

    @Override
    public String toString() {
        return kind + " " + id;
    }
}
