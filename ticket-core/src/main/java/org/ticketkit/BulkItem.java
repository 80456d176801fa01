package org.ticketkit;

import java.util.Map;
import java.util.Optional;
import org.ticketkit.ticket.Refused;
import org.ticketkit.ticket.Ticket;
import org.ticketkit.ticket.TicketId;

/**
 * What became of one command of a batch.
 *
 * @param id the ticket that it was for
 * @param outcome what became of it
 * @param code why it was refused, if it was
 * @param details the things concerned, by name, as in {@link Refused#details()}; of an invalid command the code of each violation by its
 *     path, of a failed one the kind of {@code failure}
 * @param ticket the ticket afterwards, as the actor is shown it; if the command was done by an earlier call, as it is now. Empty if the
 *     command was not done, or the actor no longer sees the ticket
 */
public record BulkItem(
        TicketId id,
        Outcome outcome,
        Optional<Refused.Code> code,
        Map<String, String> details,
        Optional<Ticket> ticket) {

    /** What can become of a command; may grow. */
    public enum Outcome {
        /** It is done. */
        DONE,
        /** It was refused. */
        REFUSED,
        /** There is no such ticket, or not for this actor. */
        NOT_FOUND,
        /** Others kept changing the ticket at the same time; in a host's transaction, somebody did once. */
        STALE,
        /** Something failed; the log says what. */
        FAILED
    }

    /** Copies the map. */
    public BulkItem {
        details = Map.copyOf(details);
    }
}
