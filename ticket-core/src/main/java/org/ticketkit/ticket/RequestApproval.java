package org.ticketkit.ticket;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;

/**
 * Ask others to approve a move or a message before it is made (rule L9).
 *
 * @param of the {@link Move} or {@link Reply} that is to be approved, exactly as it is to be made; a move takes no custom fields along,
 *     which stand on the ticket first, so that everybody approves what they see
 * @param revises the approval whose message this one replaces, or null: its votes are void, its author stays
 */
public record RequestApproval(
        @NotNull(message = "{ticketkit.missing}") @Valid TicketCommand of,
        @Nullable ApprovalId revises) implements TicketCommand {

    /** For this move. */
    public static RequestApproval of(Move move) {
        return new RequestApproval(move, null);
    }

    /** For this message. */
    public static RequestApproval of(Reply reply) {
        return new RequestApproval(reply, null);
    }

    /** The same as another wording of what was to be approved before. */
    public RequestApproval revising(ApprovalId approval) {
        return new RequestApproval(of, approval);
    }

    @Override
    public TicketId ticket() {
        return of.ticket();
    }

    @Override
    public <T> T match(Cases<T> cases) {
        return cases.requestApproval(this);
    }
}
