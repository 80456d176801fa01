package org.ticketkit.ticket;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * Where a merged ticket went, and what it takes to have it back (rule L7).
 *
 * @param target the ticket on which it goes on
 * @param since the sequence of the target's last entry when it came there; its people see what comes after
 * @param status where it stood
 * @param statusSince since when it had stood there
 * @param wakeAt when that would have ended by itself
 * @param idle since when nothing had happened that the timer of its status counts from
 * @param lease who worked on it, and until when
 * @param timers its timers, which stand still: when each was due, by its kind
 */
public record Merger(
        TicketId target,
        long since,
        Status status,
        Instant statusSince,
        Optional<Instant> wakeAt,
        Idle idle,
        Optional<Lease> lease,
        Map<String, Instant> timers) {

    /** Copies the map. */
    public Merger {
        timers = Map.copyOf(timers);
    }

    /** The same for a ticket that stood in another status; only a waiting one ends by itself. */
    public Merger with(Status other) {
        Optional<Instant> end = wakeAt.filter(at -> other.phase() == Phase.WAITING);
        return new Merger(target, since, other, statusSince, end, idle, lease, timers);
    }

    /** The same without what is internal. */
    public Merger publicPart() {
        return new Merger(
                target, 0, status, statusSince, Optional.empty(), Idle.from(statusSince), Optional.empty(), Map.of());
    }
}
