package org.ticketkit.lifecycle;

import java.time.Instant;
import org.ticketkit.ticket.Actor;
import org.ticketkit.ticket.Ticket;
import org.ticketkit.worktime.Term;

/** A condition under which a case of a {@link ClosedPolicy} applies, a pure function (rule L5); yours to implement. */
@FunctionalInterface
public interface ClosedCondition {

    /** Does it hold for a message by this sender to this closed ticket? */
    boolean holds(Ticket ticket, Actor sender, Instant now);

    /**
     * The ticket was closed less than this term ago, of elapsed or of working time. At the instant at which the term has passed it no longer
     * holds; it holds for ever if the calendar never works so long (rule W5).
     */
    static ClosedCondition within(Term term) {
        return (ticket, sender, now) ->
                term.endAfter(ticket.statusSince()).map(now::isBefore).orElse(true);
    }

    /** It was reopened fewer times than this. */
    static ClosedCondition reopenedLessThan(int times) {
        return (ticket, sender, now) -> ticket.reopenings() < times;
    }

    /** The one who asked writes. */
    static ClosedCondition byRequester() {
        return (ticket, sender, now) -> sender.id().equals(ticket.requester().value());
    }

    /** Another writes who takes part. */
    static ClosedCondition byAnother() {
        return (ticket, sender, now) -> !sender.id().equals(ticket.requester().value());
    }

    /** The ticket stands in the status of this code: closed is not rejected. */
    static ClosedCondition inStatus(String code) {
        return (ticket, sender, now) -> ticket.status().code().equals(code);
    }
}
