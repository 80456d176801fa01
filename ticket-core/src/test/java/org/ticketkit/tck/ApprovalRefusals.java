package org.ticketkit.tck;

import static org.junit.jupiter.api.Assertions.fail;

import java.time.Duration;
import org.ticketkit.Approvals;
import org.ticketkit.TicketDesk;
import org.ticketkit.lifecycle.ApprovalRule;
import org.ticketkit.spi.Storage;
import org.ticketkit.ticket.Actor;
import org.ticketkit.ticket.AgentId;
import org.ticketkit.ticket.Approval;
import org.ticketkit.ticket.ApprovalId;
import org.ticketkit.ticket.CastVote;
import org.ticketkit.ticket.FieldValue;
import org.ticketkit.ticket.Move;
import org.ticketkit.ticket.Refused;
import org.ticketkit.ticket.RequestApproval;
import org.ticketkit.ticket.TicketId;
import org.ticketkit.ticket.Triage;
import org.ticketkit.ticket.WithdrawApproval;
import org.ticketkit.worktime.Term;

/** Every refusal that has to do with approvals, a part of {@link Refusals}. */
final class ApprovalRefusals {

    static final ApprovalRule RULE = ApprovalRule.named("four-eyes")
            .among(AgentId.of("ann"), AgentId.of("bob"))
            .expiringAfter(Term.elapsed(Duration.ofDays(1)));

    private static final Actor ANN = Actor.agent("ann");
    private static final Actor BOB = Actor.agent("bob");

    private final Storage storage;
    private final TicketDesk desk;
    private final Approvals approvals;
    private final TicketId id;

    ApprovalRefusals(Storage storage, TicketDesk desk, TicketId id) {
        this.storage = storage;
        this.desk = desk;
        this.approvals = desk.approvals();
        this.id = id;
    }

    Runnable of(Refused.Code code) {
        return switch (code) {
            case APPROVAL_REQUIRED -> () -> desk.tickets().move(ANN, ship());
            case NO_APPROVAL_NEEDED -> () -> approvals.request(ANN, RequestApproval.of(Move.to(id, "resolved")));
            case NO_SUCH_APPROVAL -> () -> approvals.withdraw(ANN, WithdrawApproval.of(id, new ApprovalId(id.value())));
            default ->
                on(
                        code,
                        approvals
                                .request(ANN, RequestApproval.of(ship()))
                                .approvals()
                                .get(0));
        };
    }

    private Runnable on(Refused.Code code, Approval asked) {
        CastVote yes = CastVote.approving(id, asked);
        return switch (code) {
            case NOT_AN_APPROVER -> () -> approvals.vote(Actor.agent("dea"), yes);
            case APPROVER_EXCLUDED -> () -> approvals.vote(ANN, yes);
            case ALREADY_VOTED -> {
                approvals.vote(BOB, yes);
                yield () -> approvals.vote(BOB, yes);
            }
            case APPROVAL_VOID -> {
                desk.tickets().triage(ANN, Triage.of(id).with("size", new FieldValue.Text("XL")));
                yield () -> approvals.vote(BOB, yes);
            }
            case APPROVAL_EXPIRED -> () -> aDayLater().approvals().vote(BOB, yes);
            case APPROVAL_ENDED -> {
                approvals.withdraw(ANN, WithdrawApproval.of(id, asked.id()));
                yield () -> approvals.vote(BOB, yes);
            }
            case OPEN_OBLIGATION ->
                () -> desk.tickets().move(ANN, Move.to(id, "rejected").with("why", new FieldValue.Text("Not ours.")));
            default -> fail("Nobody has said here how " + code + " comes about");
        };
    }

    private Move ship() {
        return Move.to(id, "shipped");
    }

    private TicketDesk aDayLater() {
        return Refusals.prepared(TicketDesk.builder())
                .storage(storage)
                .clock(new SettableClock(desk.parts().clock().instant().plus(Duration.ofDays(1))))
                .build();
    }
}
