package org.ticketkit.ticket;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Approve what somebody asked an approval for, or say no (rule L9).
 *
 * @param ticket the ticket
 * @param approval the approval
 * @param hash the content that the voter had before them; if it changed meanwhile, the vote is refused
 * @param choice yes or no
 * @param reason why, a code, or null
 */
public record CastVote(
        @NotNull(message = "{ticketkit.missing}") TicketId ticket,
        @NotNull(message = "{ticketkit.missing}") ApprovalId approval,
        @NotNull(message = "{ticketkit.missing}") ContentHash hash,
        @NotNull(message = "{ticketkit.missing}") Vote.Choice choice,

        @Nullable @Pattern(regexp = OpenTicket.CODE, message = "{ticketkit.code}")
        String reason)
        implements TicketCommand {

    /** Yes to an approval as it was read. */
    public static CastVote approving(TicketId ticket, Approval approval) {
        return new CastVote(ticket, approval.id(), approval.hash(), Vote.Choice.APPROVE, null);
    }

    /** No to an approval as it was read, which ends it. */
    public static CastVote denying(TicketId ticket, Approval approval) {
        return new CastVote(ticket, approval.id(), approval.hash(), Vote.Choice.DENY, null);
    }

    /** The same, for this reason. */
    public CastVote because(String code) {
        return new CastVote(ticket, approval, hash, choice, code);
    }

    @Override
    public <T> T match(Cases<T> cases) {
        return cases.castVote(this);
    }
}
