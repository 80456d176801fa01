package org.ticketkit;

import java.util.List;
import org.ticketkit.ticket.CaseNumber;
import org.ticketkit.ticket.Ticket;

/** What a typed or spelled number led to (rule N5); ours to extend. */
public sealed interface NumberLookup {

    /**
     * The ticket of this number.
     *
     * @param ticket the ticket
     */
    record Found(Ticket ticket) implements NumberLookup {}

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
