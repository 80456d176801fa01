package org.ticketkit.rule;

import java.util.List;
import org.ticketkit.ticket.Recorded;
import org.ticketkit.ticket.TicketCommand;

/**
 * What a rule would have done after a past event.
 *
 * @param event the event
 * @param commands what it would have said
 * @param outcomes what would have become of each, as in {@link org.ticketkit.ticket.TicketEvent.RuleRan#outcomes()}
 */
public record Rehearsed(Recorded event, List<TicketCommand> commands, List<String> outcomes) {

    /** Copies the lists. */
    public Rehearsed {
        commands = List.copyOf(commands);
        outcomes = List.copyOf(outcomes);
    }
}
