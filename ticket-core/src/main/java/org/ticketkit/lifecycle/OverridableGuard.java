package org.ticketkit.lifecycle;

import java.util.Optional;
import org.ticketkit.ticket.Refused;

/** A guard that whoever holds a right may override in a single move (rule L10). */
record OverridableGuard(Guard guard, String right) implements Guard {

    @Override
    public String name() {
        return guard.name();
    }

    @Override
    public String reason() {
        return guard.reason();
    }

    @Override
    public String reason(Situation situation) {
        return guard.reason(situation);
    }

    @Override
    public boolean holds(Situation situation) {
        return guard.holds(situation);
    }

    @Override
    public Refused.Code code() {
        return guard.code();
    }

    @Override
    public String describe() {
        return guard.describe() + " unless " + right;
    }

    @Override
    public Optional<ApprovalRule> approval() {
        return guard.approval();
    }

    @Override
    public Optional<Obstacle.Overriding> overriding() {
        return Optional.of(Obstacle.Overriding.by(right));
    }
}
