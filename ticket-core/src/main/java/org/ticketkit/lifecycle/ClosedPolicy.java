package org.ticketkit.lifecycle;

import java.time.Duration;
import java.time.Instant;
import org.ticketkit.ticket.Actor;
import org.ticketkit.ticket.Ticket;
import org.ticketkit.worktime.Term;

/**
 * Decides what becomes of a message by somebody on the outside to a closed ticket (rule L5); yours to implement, or to put together with
 * {@link #when}.
 */
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
        return reopeningWithin(Term.elapsed(Duration.ofDays(14)), 3);
    }

    /** Reopens within this term of closing, so many times at the most; after that a new ticket refers to the old one. */
    static ClosedPolicy reopeningWithin(Term window, int reopenings) {
        return when(FollowUp.REOPEN, ClosedCondition.within(window), ClosedCondition.reopenedLessThan(reopenings))
                .otherwise(FollowUp.NEW_TICKET);
    }

    /** Starts a policy by its first case: what becomes of a message if all of these conditions hold. */
    static ClosedCases when(FollowUp becomes, ClosedCondition... conditions) {
        return ClosedCases.none().orWhen(becomes, conditions);
    }
}
