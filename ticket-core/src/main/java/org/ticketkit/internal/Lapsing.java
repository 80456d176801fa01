package org.ticketkit.internal;

import java.time.Instant;
import java.util.Optional;
import org.ticketkit.lifecycle.Lifecycle;
import org.ticketkit.lifecycle.Situation;
import org.ticketkit.lifecycle.StatusTimer;
import org.ticketkit.ticket.Idle;
import org.ticketkit.ticket.Phase;
import org.ticketkit.ticket.Status;
import org.ticketkit.ticket.Ticket;
import org.ticketkit.ticket.TicketEvent;

/** Decides what becomes of a ticket on which nothing happens: nudges, and the end of its status (rules L2, L6). */
public final class Lapsing {

    /** The kind of timer that nudges, or ends a status in which nothing happens. */
    public static final String LAPSE = "lapse";

    private static final String UNANSWERED = "unanswered";
    private static final String TERM_OVER = "term-over";

    private Lapsing() {}

    /** When the timer of a ticket's status is due; empty if it has none. */
    public static Optional<Instant> due(Ticket ticket, Lifecycle lifecycle) {
        return lifecycle.timer(ticket.status()).flatMap(timer -> timer.due(ticket.idle()));
    }

    /** When to look again at a ticket whose timer came due and brought about nothing. */
    public static Optional<Instant> again(Ticket ticket, Lifecycle lifecycle, Instant now) {
        return due(ticket, lifecycle)
                .flatMap(due -> due.isAfter(now)
                        ? Optional.of(due)
                        : lifecycle
                                .timer(ticket.status())
                                .flatMap(timer ->
                                        timer.due(new Idle(now, ticket.idle().nudges()))));
    }

    /** Counts anew, since something was said. */
    static Change restart(Change change, Lifecycle lifecycle) {
        due(change.ticket(), lifecycle).ifPresent(due -> change.timer(LAPSE, due));
        return change;
    }

    /** Ends the timer of the status that the ticket came from, and starts that of its new one. */
    static Change moved(Change change, Lifecycle lifecycle, Status before) {
        return entered(change, lifecycle, lifecycle.timer(before).isPresent());
    }

    /** Starts the timer of the status that the ticket came to; {@code hadTimer} says if the one before had one. */
    static Change entered(Change change, Lifecycle lifecycle, boolean hadTimer) {
        boolean hasTimer = due(change.ticket(), lifecycle).isPresent();
        return hadTimer && !hasTimer ? change.clearTimer(LAPSE) : restart(change, lifecycle);
    }

    /** Takes the next step, if it is due: nudges, or moves on as far as the guards and what is still open let it (rule L11). */
    public static Change lapse(Change change, Lifecycle lifecycle) {
        Ticket ticket = change.ticket();
        boolean isDue =
                due(ticket, lifecycle).filter(due -> !due.isAfter(change.now())).isPresent();
        return isDue ? step(change, lifecycle, lifecycle.timer(ticket.status()).orElseThrow()) : change;
    }

    private static Change step(Change change, Lifecycle lifecycle, StatusTimer timer) {
        Ticket ticket = change.ticket();
        if (timer.isLast(ticket.idle())) {
            return end(change, lifecycle, timer);
        }
        change.happened(new TicketEvent.Nudged(ticket.idle().nudges() + 1));
        Noticing.idle(change, timer.nudge(), ticket.statusSince());
        return restart(change, lifecycle);
    }

    private static Change end(Change change, Lifecycle lifecycle, StatusTimer timer) {
        Ticket ticket = change.ticket();
        Situation situation = change.situation();
        boolean isFree = lifecycle
                .transition(ticket.status().code(), timer.to().code())
                .filter(way -> way.isFreeForTimer(situation))
                .filter(way -> Obligations.open(situation, way).isEmpty())
                .isPresent();
        if (isFree) {
            boolean waited = ticket.status().phase() == Phase.WAITING && timer.nudges() > 0;
            Moving.moved(change, lifecycle, timer.to(), waited ? UNANSWERED : TERM_OVER, null);
            Noticing.idle(change, timer.farewell(), ticket.statusSince());
        }
        return change;
    }
}
