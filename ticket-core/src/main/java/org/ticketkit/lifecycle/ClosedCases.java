package org.ticketkit.lifecycle;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.ticketkit.lifecycle.ClosedPolicy.FollowUp;
import org.ticketkit.ticket.Actor;
import org.ticketkit.ticket.Ticket;

/** The cases of a {@link ClosedPolicy}, of which the first that applies decides. Immutable; {@link ClosedPolicy#when} starts one. */
public final class ClosedCases {

    private record Case(FollowUp becomes, List<ClosedCondition> conditions) {

        boolean applies(Ticket ticket, Actor sender, Instant now) {
            return conditions.stream().allMatch(condition -> condition.holds(ticket, sender, now));
        }
    }

    private final List<Case> cases;

    private ClosedCases(List<Case> cases) {
        this.cases = cases;
    }

    static ClosedCases none() {
        return new ClosedCases(List.of());
    }

    /** The same with a further case, for what the ones before do not apply to: all of these conditions must hold. */
    public ClosedCases orWhen(FollowUp becomes, ClosedCondition... conditions) {
        Case next = new Case(becomes, List.of(conditions));
        return new ClosedCases(Stream.concat(cases.stream(), Stream.of(next)).toList());
    }

    /** The policy, which does this where no case applies. */
    public ClosedPolicy otherwise(FollowUp last) {
        return (ticket, sender, now) -> cases.stream()
                .filter(one -> one.applies(ticket, sender, now))
                .findFirst()
                .map(Case::becomes)
                .orElse(last);
    }
}
