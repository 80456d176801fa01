package org.ticketkit.ticket;

import java.time.Instant;

/**
 * An open question to a colleague (rule O1).
 *
 * @param question the note that asks
 * @param colleague who is asked
 * @param due by when an answer is wanted
 * @param isOverdue was it noted that no answer had come by then?
 */
public record Consultation(EntryId question, AgentId colleague, Instant due, boolean isOverdue) {

    /** The same, noted to be overdue. */
    public Consultation overdue() {
        return new Consultation(question, colleague, due, true);
    }
}
