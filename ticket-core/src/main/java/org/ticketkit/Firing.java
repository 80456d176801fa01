package org.ticketkit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.ticketkit.internal.StagedStore;
import org.ticketkit.rule.Occasion;
import org.ticketkit.rule.Rule;
import org.ticketkit.spi.ChangeSet;
import org.ticketkit.ticket.Actor;
import org.ticketkit.ticket.Refused;
import org.ticketkit.ticket.StaleTicket;
import org.ticketkit.ticket.StorageFailed;
import org.ticketkit.ticket.Ticket;
import org.ticketkit.ticket.TicketCommand;
import org.ticketkit.ticket.TicketEvent.RuleRan;
import org.ticketkit.ticket.TicketNotFound;

/**
 * A rule that fires: its commands, and what becomes of each.
 *
 * @param rule the rule
 * @param occasion what it was asked about
 * @param commands what it says
 * @param isBroken did the rule itself fail?
 */
record Firing(Rule rule, Occasion occasion, List<TicketCommand> commands, boolean isBroken) {

    static final Actor RULE = Actor.system("rule");

    private static final Logger LOG = LoggerFactory.getLogger(TicketDesk.class);

    /** Asks a rule; empty if it has nothing to say. */
    static Optional<Firing> of(Rule rule, Occasion occasion) {
        try {
            List<TicketCommand> commands = rule.holds(occasion) ? rule.commands(occasion) : List.of();
            return commands.isEmpty() ? Optional.empty() : Optional.of(new Firing(rule, occasion, commands, false));
        } catch (RuntimeException failure) {
            LOG.error(
                    "Rule {} failed on event {} of ticket {}",
                    rule,
                    occasion.event().sequence(),
                    occasion.ticket().id(),
                    failure);
            return Optional.of(new Firing(rule, occasion, List.of(), true));
        }
    }

    /** Has its commands done on a desk, each or not at all, and says what became of them. */
    List<String> perform(Desk desk) {
        List<String> outcomes = new ArrayList<>();
        commands.forEach(command -> outcomes.add(perform(desk, command)));
        return isBroken ? List.of(RuleRan.FAILED) : outcomes;
    }

    private String perform(Desk desk, TicketCommand command) {
        Ticket ticket = occasion.ticket();
        if (!ticket.id().equals(command.ticket())) {
            LOG.error("Rule {} has a command on ticket {} after an event of {}", rule, command.ticket(), ticket.id());
            return RuleRan.FAILED;
        }
        StagedStore attempt = Together.stage(desk);
        try {
            Ticket unused = Together.on(attempt, desk).tickets().perform(RULE, command);
        } catch (Refused refusal) {
            return refusal.code().name();
        } catch (TicketNotFound missing) {
            return RuleRan.NOT_FOUND;
        } catch (StorageFailed | StaleTicket passing) {
            throw passing;
        } catch (RuntimeException failure) {
            LOG.error("A command of rule {} failed on ticket {}", rule, ticket.id(), failure);
            return RuleRan.FAILED;
        }
        ChangeSet changes = attempt.changes().build();
        if (Together.isEmpty(changes)) {
            return RuleRan.UNCHANGED;
        }
        ChangeSet.Outcome outcome = desk.engine().storage().store().commit(changes);
        return outcome instanceof ChangeSet.Outcome.Written ? RuleRan.DONE : RuleRan.FAILED;
    }
}
