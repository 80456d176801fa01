package org.ticketkit.lifecycle;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.ticketkit.ticket.Actor;
import org.ticketkit.ticket.Move;
import org.ticketkit.ticket.Ticket;
import org.ticketkit.ticket.TicketId;

/**
 * What a guard is asked about: who wants to move which ticket, and when. May grow; make one with {@link #of}.
 *
 * @param ticket the ticket as it would be when it moves: with the custom fields that come with the move
 * @param actor who wants to move it
 * @param now when
 * @param openBlockers the tickets that block it, or one that was merged into it, and are neither resolved nor closed; for a merged one
 *     the ticket on which it goes on (rule L8)
 * @param move the move that is asked for
 */
public record Situation(Ticket ticket, Actor actor, Instant now, List<TicketId> openBlockers, Optional<Move> move) {

    /** Copies the list. */
    public Situation {
        openBlockers = List.copyOf(openBlockers);
    }

    /** A ticket that nothing blocks. */
    public static Situation of(Ticket ticket, Actor actor, Instant now) {
        return new Situation(ticket, actor, now, List.of(), Optional.empty());
    }

    /** The same, while these block it. */
    public Situation blockedBy(List<TicketId> open) {
        return new Situation(ticket, actor, now, open, move);
    }

    /** The same, with this move asked for. */
    public Situation asking(Move asked) {
        return new Situation(ticket, actor, now, openBlockers, Optional.of(asked));
    }
}
