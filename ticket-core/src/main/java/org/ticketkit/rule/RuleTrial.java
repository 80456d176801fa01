package org.ticketkit.rule;

import java.time.Instant;
import org.ticketkit.ticket.Criteria;

/**
 * A rule, and the past events to try it on.
 *
 * @param rule the rule, whether it is in force or not
 * @param criteria the tickets, by what they are now
 * @param from events from then on
 * @param to events before then
 */
public record RuleTrial(Rule rule, Criteria criteria, Instant from, Instant to) {

    /** A trial on what happened in the half-open period. */
    public static RuleTrial of(Rule rule, Instant from, Instant to) {
        return new RuleTrial(rule, Criteria.everything(), from, to);
    }

    /** The same trial on these tickets alone. */
    public RuleTrial on(Criteria tickets) {
        return new RuleTrial(rule, tickets, from, to);
    }
}
