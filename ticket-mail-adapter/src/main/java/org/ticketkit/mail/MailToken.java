package org.ticketkit.mail;

import java.util.Optional;
import org.ticketkit.notice.NoticeId;
import org.ticketkit.ticket.AgentId;
import org.ticketkit.ticket.EntryId;
import org.ticketkit.ticket.RequesterId;
import org.ticketkit.ticket.TicketId;

/** What a signed address or Message-ID of ours says once its signature has been checked (rule M7); ours to extend. */
public sealed interface MailToken {

    /**
     * An address to reply to: whoever writes there has seen a mail to its holder.
     *
     * @param ticket the ticket
     * @param holder to whom the mail with this address went
     */
    record ReplyAddress(TicketId ticket, Holder holder) implements MailToken {}

    /**
     * The Message-ID of a mail of ours.
     *
     * @param ticket the ticket
     * @param entry the entry that the mail carried, if it carried one
     * @param holder to whom the mail went
     */
    record OwnMessage(TicketId ticket, Optional<EntryId> entry, Holder holder) implements MailToken {}

    /**
     * The anchor that every mail about a ticket refers to, the same for all who take part: it tells the ticket and nothing
     * about who writes.
     *
     * @param ticket the ticket
     */
    record Anchor(TicketId ticket) implements MailToken {}

    /**
     * An envelope sender: what arrives there is about the delivery of one notice (rule M11).
     *
     * @param notice the notice
     */
    record ReturnPath(NoticeId notice) implements MailToken {}

    /** To whom a token was given; ours to extend. */
    sealed interface Holder {

        /**
         * Someone on the outside.
         *
         * @param id the key of the person
         */
        record Outsider(RequesterId id) implements Holder {}

        /**
         * Someone of the staff: only such a token lets its holder act as an agent by mail (rule M8).
         *
         * @param id the key of the agent
         */
        record Staff(AgentId id) implements Holder {}

        /** A person who asks, or takes part from the outside. */
        static Holder of(RequesterId id) {
            return new Outsider(id);
        }

        /** A person who works on tickets. */
        static Holder of(AgentId id) {
            return new Staff(id);
        }
    }
}
