package org.ticketkit.spi;

import java.util.List;
import org.ticketkit.ticket.Participant;

/**
 * A ticket's record with the people on the outside who take part in it.
 *
 * @param record the record
 * @param participants who takes part, in the order in which they were added
 */
public record StoredTicket(StoredRecord record, List<Participant> participants) {

    /** Copies the list. */
    public StoredTicket {
        participants = List.copyOf(participants);
    }
}
