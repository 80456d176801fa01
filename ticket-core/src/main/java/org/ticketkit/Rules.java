package org.ticketkit;

import java.util.List;
import org.ticketkit.rule.Rehearsed;
import org.ticketkit.rule.RuleTrial;
import org.ticketkit.ticket.Actor;
import org.ticketkit.ticket.DefinitionRef;
import org.ticketkit.ticket.Page;
import org.ticketkit.ticket.PageRequest;
import org.ticketkit.ticket.TicketId;

/**
 * The rules of a desk (rule T5): what follows by itself from what happens. Ours to implement.
 *
 * <p>Rules are registered in the builder, on every node. What they are for is noted in the commit of the change, as a timer; {@link
 * TicketDesk#work} applies them, once, in one commit with all that comes of it: rules for what rules did are applied at once, up to a
 * budget for each event. The history has every event that a rule caused with the cause {@code RULE}, and after them a {@link
 * org.ticketkit.ticket.TicketEvent.RuleRan} that names the rule, the event and what became of each command.
 */
public interface Rules {

    /** How often rules may fire because of one event, unless the builder is told otherwise. */
    int DEFAULT_BUDGET = 20;

    /** The rules in force, in the order in which they are applied. */
    List<DefinitionRef> inForce();

    /**
     * What a rule would have done, without doing it: tries it on past events of those tickets that the actor may see from inside, each
     * time on the ticket as it was right after the event, but for its subject, custom fields and attributes, which are today's. What
     * other rules would have made of that is not told.
     *
     * @param page of tickets, the oldest first: a page has all that the rule would have done on as many tickets, which may be nothing
     */
    Page<Rehearsed> rehearse(Actor actor, RuleTrial trial, PageRequest page);

    /**
     * Says that somebody has looked at a ticket on which rules were stopped because they went on and on ({@link
     * org.ticketkit.ticket.TicketEvent.RulesStopped}): it no longer counts as parked in {@link TicketDesk#health}.
     *
     * @throws org.ticketkit.ticket.TicketNotFound if there is no such ticket, or the actor may not see it
     * @throws org.ticketkit.ticket.Refused with {@code FORBIDDEN}
     */
    void acknowledge(Actor actor, TicketId ticket);
}
