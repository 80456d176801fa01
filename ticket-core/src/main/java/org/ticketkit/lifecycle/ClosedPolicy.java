package org.ticketkit.lifecycle;

import java.time.Duration;
import java.time.Instant;
import org.ticketkit.ticket.Actor;
import org.ticketkit.ticket.Ticket;

/** Decides what becomes of a message by somebody on the outside to a closed ticket (rule L5); yours to implement. */
@FunctionalInterface
public interface ClosedPolicy {

    /** What becomes of the message; may grow. */
    enum FollowUp {
        /** The ticket is reopened, as its lifecycle says. */
        REOPEN,
        /** A new ticket is opened that refers to the old one. */
        NEW_TICKET,
        /** The message is kept on the closed ticket, which stays closed. */
        APPEND,
        /** The message is refused. */
        REFUSE
    }

    /** Decides, a pure function. */
    FollowUp decide(Ticket ticket, Actor sender, Instant now);

    /** Reopens within 14 elapsed days of closing, three times at the most; after that a new ticket refers to the old one. */
    static ClosedPolicy standard() {
        return reopeningWithin(Duration.ofDays(14), 3);
    }

    /** Reopens within this elapsed time of closing, so many times at the most; after that a new ticket refers to the old one. */
    static ClosedPolicy reopeningWithin(Duration window, int reopenings) {
        return (ticket, sender, now) ->
                now.isBefore(ticket.statusSince().plus(window)) && ticket.reopenings() < reopenings
                        ? FollowUp.REOPEN
                        : FollowUp.NEW_TICKET;
    }
}
