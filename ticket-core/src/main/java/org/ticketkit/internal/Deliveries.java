package org.ticketkit.internal;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.ticketkit.notice.Notice;
import org.ticketkit.notice.NoticeId;
import org.ticketkit.spi.ChangeSet.NoticeWrite.Settle;
import org.ticketkit.spi.Notifier.Delivery;
import org.ticketkit.spi.StoredNotice;
import org.ticketkit.spi.StoredNotice.State;
import org.ticketkit.ticket.TicketEvent;

/** Decides what becomes of a notice after an attempt to deliver it. */
public final class Deliveries {

    private static final Duration LONGEST_DELAY = Duration.ofHours(4);
    private static final int MAX_PROBLEM = 500;

    private Deliveries() {}

    /** What an attempt makes of a notice (rule M13): retried with growing delays, parked after the last. */
    public static Settle after(
            StoredNotice claimed, Delivery delivery, int attempts, Duration firstDelay, Instant now) {
        if (delivery instanceof Delivery.Delivered) {
            return settle(claimed, State.DELIVERED, now, Optional.empty(), now);
        }
        if (delivery instanceof Delivery.Rejected rejected) {
            return settle(claimed, State.FAILED, now, Optional.of(rejected.problem()), now);
        }
        Optional<String> problem = Optional.of(((Delivery.Retry) delivery).problem());
        return claimed.attempts() >= attempts
                ? settle(claimed, State.PARKED, now, problem, now)
                : settle(claimed, State.PENDING, now.plus(delay(claimed.attempts(), firstDelay)), problem, now);
    }

    /** How long to wait after so many failures. */
    public static Duration delay(int failures, Duration first) {
        Duration delay = first;
        for (int i = 1; i < failures && delay.compareTo(LONGEST_DELAY) < 0; i++) {
            delay = delay.multipliedBy(2);
        }
        return delay.compareTo(LONGEST_DELAY) < 0 ? delay : LONGEST_DELAY;
    }

    /** Sets a notice aside until somebody looks. */
    public static Settle park(StoredNotice claimed, String problem, Instant now) {
        return settle(claimed, State.PARKED, now, Optional.of(problem), now);
    }

    /** Gives a notice back that was claimed and not attempted. */
    public static Settle giveBack(StoredNotice claimed, Instant now) {
        return settle(claimed, State.PENDING, now, claimed.problem(), now);
    }

    private static Settle settle(
            StoredNotice claimed, State state, Instant due, Optional<String> problem, Instant now) {
        NoticeId id = claimed.notice().id();
        return new Settle(id, claimed.token(), state, due, problem.map(Deliveries::bounded), now);
    }

    private static String bounded(String problem) {
        String line = problem.replaceAll("\\p{Cntrl}+", " ");
        return line.length() <= MAX_PROBLEM ? line : line.substring(0, MAX_PROBLEM);
    }

    /** What the ticket is told if the notice will not arrive; empty if it may or did. */
    public static Optional<TicketEvent> toldOnTicket(Notice notice, State state, String code) {
        return switch (state) {
            case FAILED, PARKED, BOUNCED ->
                Optional.of(new TicketEvent.DeliveryFailed(
                        notice.id().value(), notice.recipient().id(), code));
            default -> Optional.empty();
        };
    }

    /** A ticket's change that says only this. */
    public static Change told(Context context, TicketCodec.Loaded loaded, TicketEvent event) {
        return Change.of(context, loaded).happened(event);
    }
}
