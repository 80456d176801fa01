package org.ticketkit.internal;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.ticketkit.rule.Rule;
import org.ticketkit.spi.ChangeSet.TimerWrite;
import org.ticketkit.spi.RecordRef;
import org.ticketkit.spi.Timer;
import org.ticketkit.ticket.Recorded;
import org.ticketkit.ticket.TenantId;
import org.ticketkit.ticket.TicketEvent;

/**
 * The rules that a node knows.
 *
 * @param rules the rules, in the order in which they are applied
 * @param code stands for their names and versions: nodes with the same rules have the same
 * @param budget how often rules may fire because of one event, and of what they make of it
 */
public record RuleBook(List<Rule> rules, String code, int budget) {

    /** No rules. */
    public static final RuleBook NONE = of(List.of(), 1);

    private static final int CODE_LENGTH = 12;

    /** A book of these rules. */
    public static RuleBook of(List<Rule> rules, int budget) {
        String names = rules.stream().map(Rule::toString).collect(Collectors.joining(" "));
        return new RuleBook(List.copyOf(rules), Fingerprint.sha256(names).substring(0, CODE_LENGTH), budget);
    }

    /** The text by which a change of a rule without a new version is noticed, as far as a rule can be told as text. */
    public static String describe(Rule rule) {
        return rule + "\n" + String.join("\n", rule.facts()) + "\n" + CriteriaText.of(rule.criteria());
    }

    /** Is there a rule for this event? */
    public boolean wants(TicketEvent event) {
        for (Rule rule : rules) {
            if (rule.wants(event)) {
                return true;
            }
        }
        return false;
    }

    /** What has rules applied to these events of one ticket, if there are rules for any of them. */
    Optional<TimerWrite> timer(TenantId tenant, List<Recorded> events) {
        long first = 0;
        long last = 0;
        for (Recorded each : events) {
            if (!rules.isEmpty() && wants(each.event())) {
                first = first == 0 ? each.sequence() : first;
                last = each.sequence();
            }
        }
        if (first == 0) {
            return Optional.empty();
        }
        Recorded wanted = events.get(0);
        String kind = new RuleTimer(code, first, last).kind();
        return Optional.of(new TimerWrite.Set(Timer.at(tenant, RecordRef.ticket(wanted.ticket()), kind, wanted.at())));
    }
}
