package org.ticketkit.spi;

import java.util.Map;
import org.ticketkit.ticket.TenantId;
import org.ticketkit.ticket.TicketField;

/**
 * A record as a store keeps it: a document with a version, and the fields that it can be searched by.
 *
 * @param tenant whose it is
 * @param ref which record
 * @param version its version, from 1; a store never makes one up, the change set names it
 * @param body the document, JSON that the store does not interpret
 * @param fields the values of the indexed fields, each of the field's type; fields without a value are missing; always empty
 *     for kinds other than tickets
 */
public record StoredRecord(TenantId tenant, RecordRef ref, long version, String body, Map<TicketField, Object> fields) {

    /** Copies the map. */
    public StoredRecord {
        fields = Map.copyOf(fields);
    }
}
