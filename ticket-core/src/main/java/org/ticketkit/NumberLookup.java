package org.ticketkit;

import java.util.List;
import java.util.Optional;
import org.ticketkit.ticket.CaseNumber;
import org.ticketkit.ticket.Ticket;

/** What a typed or spelled number led to (rule N5); ours to extend. */
public sealed interface NumberLookup {

    /** The ticket, if the number led to one. */
    default Optional<Ticket> found() {
        return this instanceof Found found ? Optional.of(found.ticket()) : Optional.empty();
    }

    /**
     * The ticket of this number, or the one on which that goes on (rule L7).
     *
     * @param ticket the ticket
     * @param mergedFrom the number that was asked for, if its ticket is merged into this one
     */
    record Found(Ticket ticket, Optional<CaseNumber> mergedFrom) implements NumberLookup {}

    /**
     * The check characters do not fit: misread? Nothing is corrected by itself.
     *
     * @param candidates the nearest valid numbers, for the staff alone; always empty for a requester
     */
    record Misread(List<CaseNumber> candidates) implements NumberLookup {
        /** Copies the list. */
        public Misread {
            candidates = List.copyOf(candidates);
        }
    }

    /** There is no such ticket, or it is not for this actor, or the text is no number at all. */
    record NotFound() implements NumberLookup {}
}
