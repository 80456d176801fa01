package org.ticketkit.rule;

import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import org.ticketkit.ticket.Criteria;
import org.ticketkit.ticket.DefinitionRef;
import org.ticketkit.ticket.TicketCommand;
import org.ticketkit.ticket.TicketEvent;
import org.ticketkit.ticket.TicketField;

/**
 * When something happened, and if conditions hold, then commands (rule T5). To call; {@link #named} starts one.
 *
 * <p>A rule is applied by {@code work}, after the commit of what happened, as {@code Actor.system("rule")}. What it is made of are pure
 * functions: they ask no other system and read no clock.
 */
public final class Rule {

    private final DefinitionRef ref;
    private final List<Interest> interests;
    private final Criteria criteria;
    private final List<Condition> conditions;
    private final Function<Occasion, List<TicketCommand>> commands;

    Rule(
            DefinitionRef ref,
            List<Interest> interests,
            Criteria criteria,
            List<Condition> conditions,
            Function<Occasion, List<TicketCommand>> commands) {
        this.ref = ref;
        this.interests = List.copyOf(interests);
        this.criteria = criteria;
        this.conditions = List.copyOf(conditions);
        this.commands = commands;
    }

    /** A kind of event, and what must be true of one. */
    record Interest(Class<? extends TicketEvent> kind, Predicate<TicketEvent> fits) {}

    /** A condition by the name under which the rule is described. */
    record Condition(String name, Predicate<Occasion> holds) {}

    /** Starts a rule of this name and version; the history names both. Raise the version when the rule says something else. */
    public static RuleBuilder named(String name, int version) {
        return new RuleBuilder(new DefinitionRef(name, version));
    }

    /** Its name and version. */
    public DefinitionRef ref() {
        return ref;
    }

    /**
     * Is this an event that it is for, whatever the ticket? If its own predicate fails, it counts as one: the failure shows when the rule
     * is asked, and never in the command that it comes after.
     */
    public boolean wants(TicketEvent event) {
        try {
            return isFor(event);
        } catch (RuntimeException shownLater) {
            return true;
        }
    }

    private boolean isFor(TicketEvent event) {
        return interests.stream()
                .anyMatch(interest ->
                        interest.kind().isInstance(event) && interest.fits().test(event));
    }

    /** Do its conditions hold, on an event that it is for? */
    public boolean holds(Occasion occasion) {
        return isFor(occasion.event().event())
                && criteria.fits(TicketField.valuesOf(occasion.ticket()))
                && conditions.stream().allMatch(condition -> condition.holds().test(occasion));
    }

    /** What is to be done if they do. */
    public List<TicketCommand> commands(Occasion occasion) {
        return List.copyOf(commands.apply(occasion));
    }

    /** What must be true of the ticket, as far as criteria say it. */
    public Criteria criteria() {
        return criteria;
    }

    /** The kinds of events that it is for, by their names, and the names of its conditions: what can be said of it as text. */
    public List<String> facts() {
        return List.of(
                "on "
                        + interests.stream()
                                .map(each -> each.kind().getSimpleName())
                                .sorted()
                                .toList(),
                "when " + conditions.stream().map(Condition::name).toList());
    }

    @Override
    public String toString() {
        return ref.toString();
    }
}
