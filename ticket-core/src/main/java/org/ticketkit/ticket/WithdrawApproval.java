package org.ticketkit.ticket;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Ask for an approval no more (rule L9).
 *
 * @param ticket the ticket
 * @param approval the approval
 * @param reason why, a code, or null
 */
public record WithdrawApproval(
        @NotNull(message = "{ticketkit.missing}") TicketId ticket,
        @NotNull(message = "{ticketkit.missing}") ApprovalId approval,

        @Nullable @Pattern(regexp = OpenTicket.CODE, message = "{ticketkit.code}")
        String reason)
        implements TicketCommand {

    /** Withdraws an approval without a reason. */
    public static WithdrawApproval of(TicketId ticket, ApprovalId approval) {
        return new WithdrawApproval(ticket, approval, null);
    }

    /** The same, for this reason. */
    public WithdrawApproval because(String code) {
        return new WithdrawApproval(ticket, approval, code);
    }

    @Override
    public <T> T match(Cases<T> cases) {
        return cases.withdrawApproval(this);
    }
}
