package org.ticketkit;

import java.util.Optional;
import org.ticketkit.notice.NoticeId;
import org.ticketkit.spi.StoredNotice;
import org.ticketkit.ticket.Actor;
import org.ticketkit.ticket.TicketId;

/** The notices of one tenant on their way out. Ours to implement. */
public interface Outbox {

    /** Finds a notice, if the actor may see its ticket from inside. */
    Optional<StoredNotice> find(Actor actor, NoticeId id);

    /** Finds the notice that went out under this message id, if the actor may see its ticket from inside. */
    Optional<StoredNotice> find(Actor actor, String messageId);

    /**
     * Records that a notice which a channel had taken did not arrive (rule M11): the notice becomes {@code BOUNCED} and its ticket
     * has an event. Saying it again changes nothing.
     *
     * @param messageId the id under which it went out
     * @param code what the channel said, a code such as {@code 5.1.1}
     * @return the ticket that the notice is about; empty if there is no such notice
     */
    Optional<TicketId> bounced(Actor actor, String messageId, String code);

    /**
     * Records that a notice which a channel had taken did not arrive, as {@link #bounced(Actor, String, String)} does; for channels
     * that report the notice itself, such as mail by its return path (rules M6, M11).
     *
     * @param id the notice
     * @param code what the channel said, a code such as {@code 5.1.1}
     * @return the ticket that the notice is about; empty if there is no such notice, or no attempt to send it was made
     */
    Optional<TicketId> bounced(Actor actor, NoticeId id, String code);
}
