package org.ticketkit.ticket;

import java.time.Duration;
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

    /**
     * The same for a ticket that stood in another status, in which its timer is counted from this instant on; only a waiting one ends by
     * itself, and nobody works on one that is done.
     */
    public Merger with(Status other, Instant at) {
        boolean isDone = other.phase() == Phase.RESOLVED || other.phase() == Phase.CLOSED;
        return new Merger(
                target,
                since,
                other,
                statusSince,
                wakeAt.filter(end -> other.phase() == Phase.WAITING),
                Idle.from(at.isBefore(statusSince) ? statusSince : at),
                lease.filter(held -> !isDone),
                timers);
    }

    /** Since when the timer of the status counts again for a ticket that was merged for so long, up to this instant: that time does not. */
    public Idle idleAfter(Duration merged, Instant now) {
        Instant moved = merged.isNegative() ? idle.since() : idle.since().plus(merged);
        return new Idle(moved.isAfter(now) && now.isAfter(idle.since()) ? now : moved, idle.nudges());
    }

    /** The same without what is internal. */
    public Merger publicPart() {
        return new Merger(
                target, 0, status, statusSince, Optional.empty(), Idle.from(statusSince), Optional.empty(), Map.of());
    }
}
