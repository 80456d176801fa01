package org.ticketkit.rule;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import org.ticketkit.ticket.Criteria;
import org.ticketkit.ticket.DefinitionRef;
import org.ticketkit.ticket.Misconfigured;
import org.ticketkit.ticket.TicketCommand;
import org.ticketkit.ticket.TicketEvent;

/** Puts a rule together: {@link #on} what, {@link #when} what holds, and in the end {@link #then} what. */
public final class RuleBuilder {

    /** What rules say of themselves would set them going for ever; what nobody knows, no rule can be about. */
    private static final Set<Class<? extends TicketEvent>> UNFIT =
            Set.of(TicketEvent.RuleRan.class, TicketEvent.RulesStopped.class, TicketEvent.Unknown.class);

    private final DefinitionRef ref;
    private final List<Rule.Interest> interests = new ArrayList<>();
    private final List<Rule.Condition> conditions = new ArrayList<>();
    private Criteria criteria = Criteria.everything();

    RuleBuilder(DefinitionRef ref) {
        this.ref = ref;
    }

    /**
     * After every event of this kind; of several kinds named, any will do.
     *
     * @throws Misconfigured if no rule can be about such events
     */
    public RuleBuilder on(Class<? extends TicketEvent> kind) {
        return on(kind, event -> true);
    }

    /** After an event of this kind of which this is true. */
    public <E extends TicketEvent> RuleBuilder on(Class<E> kind, Predicate<E> fits) {
        if (UNFIT.contains(kind)) {
            throw new Misconfigured("Rule " + ref + " cannot be about " + kind.getSimpleName());
        }
        interests.add(new Rule.Interest(kind, event -> kind.isInstance(event) && fits.test(kind.cast(event))));
        return this;
    }

    /** If the ticket fits these, too. */
    public RuleBuilder when(Criteria more) {
        criteria = criteria.and(more);
        return this;
    }

    /** If this is true, too; the name stands for it where the rule is described. */
    public RuleBuilder when(String name, Predicate<Occasion> holds) {
        conditions.add(new Rule.Condition(name, holds));
        return this;
    }

    /**
     * Then these are to be done: commands on the ticket that the event happened to. Each is done or refused on its own; none at all is
     * as if the conditions did not hold.
     *
     * @throws Misconfigured if it was not said after which events
     */
    public Rule then(Function<Occasion, List<TicketCommand>> commands) {
        if (interests.isEmpty()) {
            throw new Misconfigured("Rule " + ref + " is never applied; say after which events");
        }
        return new Rule(ref, interests, criteria, conditions, commands);
    }
}
