package org.ticketkit;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.ticketkit.ticket.Actor;
import org.ticketkit.ticket.CaseNumber;
import org.ticketkit.ticket.Entry;
import org.ticketkit.ticket.Phase;
import org.ticketkit.ticket.TicketId;

/**
 * Links to the requester's view of a ticket: random tokens of 128 bits, stored hashed, for one ticket, to read, for 30 days unless
 * revoked (rule R3). Ours to implement.
 */
public interface StatusLinks {

    /** Makes a link; the token is shown here and never again. */
    String issue(Actor actor, TicketId ticket);

    /**
     * The view behind a token; empty alike for a wrong, an expired and a revoked one. If the ticket is merged, its own conversation goes on
     * with what came to the other one since (rules L7, M8), under its own subject and the number of the other one.
     */
    Optional<RequesterView> open(String token);

    /** Ends a link; a token that leads nowhere changes nothing. */
    void revoke(Actor actor, String token);

    /**
     * What a requester sees of a ticket (rule R2); it has no room for anything internal.
     *
     * @param ticket the ticket
     * @param number its number
     * @param subject the subject
     * @param phase where it stands
     * @param openedAt when it was opened
     * @param updatedAt when it last changed
     * @param messages the public ones among the last 500 entries of each ticket, at most 200, the oldest first
     */
    record RequesterView(
            TicketId ticket,
            CaseNumber number,
            String subject,
            Phase phase,
            Instant openedAt,
            Instant updatedAt,
            List<PublicMessage> messages) {
        /** Copies the list. */
        public RequesterView {
            messages = List.copyOf(messages);
        }
    }

    /**
     * A public message, as a requester sees it.
     *
     * @param direction from the requester's side, or to it
     * @param text the text
     * @param attachments the names of its files
     * @param at when
     */
    record PublicMessage(Entry.Direction direction, String text, List<String> attachments, Instant at) {
        /** Copies the list. */
        public PublicMessage {
            attachments = List.copyOf(attachments);
        }
    }
}
