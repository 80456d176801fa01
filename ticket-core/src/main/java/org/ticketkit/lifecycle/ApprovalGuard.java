package org.ticketkit.lifecycle;

import java.util.Optional;
import org.ticketkit.ticket.Approvable.StatusMove;
import org.ticketkit.ticket.Approval;
import org.ticketkit.ticket.Move;
import org.ticketkit.ticket.Refused;
import org.ticketkit.ticket.Ticket;

/** Holds if others have approved exactly this move (rule L9). */
record ApprovalGuard(ApprovalRule rule) implements Guard {

    @Override
    public String name() {
        return "approved:" + rule.name();
    }

    @Override
    public String reason() {
        return "it needs " + rule.quorum().needed() + " approvals by the rule \"" + rule.name()
                + "\"; ask for them with desk.approvals().request(...)";
    }

    @Override
    public Refused.Code code() {
        return Refused.Code.APPROVAL_REQUIRED;
    }

    @Override
    public String describe() {
        return "approved " + rule.describe();
    }

    @Override
    public Optional<ApprovalRule> approval() {
        return Optional.of(rule);
    }

    @Override
    public boolean holds(Situation situation) {
        Ticket ticket = situation.ticket();
        // no content is digested where nothing was asked for
        return !ticket.approvals().isEmpty()
                && asked(situation)
                        .filter(approval -> approval.isGranted(ticket.owner(), situation.now()))
                        .isPresent();
    }

    private Optional<Approval> asked(Situation situation) {
        Ticket ticket = situation.ticket();
        return situation
                .move()
                .flatMap(move -> rule.of(ticket, StatusMove.of(ticket, move).hash(ticket)));
    }

    @Override
    public String reason(Situation situation) {
        Ticket ticket = situation.ticket();
        return asked(situation)
                .map(approval -> approval.isExpired(situation.now())
                        ? "its approval by the rule \"" + rule.name() + "\" has expired; ask for it again"
                        : approval.missing(ticket.owner()) + " of "
                                + rule.quorum().needed() + " approvals by the rule \"" + rule.name()
                                + "\" are missing; ask the approvers")
                .orElseGet(() -> isOtherwiseAsked(situation)
                        ? "what was to be approved by the rule \"" + rule.name()
                                + "\" is not exactly this; make the move as it was asked for, or ask again"
                        : reason());
    }

    private boolean isOtherwiseAsked(Situation situation) {
        Optional<String> target = situation.move().map(Move::status);
        return situation.ticket().approvals().stream()
                .filter(approval -> approval.isOpen() && approval.rule().equals(rule.name()))
                .anyMatch(approval -> approval.subject() instanceof StatusMove move
                        && target.filter(move.to()::equals).isPresent());
    }
}
