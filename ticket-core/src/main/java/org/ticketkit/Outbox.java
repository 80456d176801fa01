package org.ticketkit;

import java.util.Optional;
import org.ticketkit.notice.NoticeId;
import org.ticketkit.spi.StoredNotice;
import org.ticketkit.ticket.Actor;
import org.ticketkit.ticket.Page;
import org.ticketkit.ticket.PageRequest;
import org.ticketkit.ticket.TicketId;

/** The notices of one tenant on their way out. Ours to implement. */
public interface Outbox {

    /** Finds a notice, if the actor may see its ticket from inside. */
    Optional<StoredNotice> find(Actor actor, NoticeId id);

    /** Finds the notice that went out under this message id, if the actor may see its ticket from inside. */
    Optional<StoredNotice> find(Actor actor, String messageId);

    /**
     * A page of the notices that reach nobody unless somebody does something, the oldest first: parked ones (too many attempts, past a
     * budget, no notifier for their channel), ones that their channel refused for good, and ones that came back. Of these the ones whose
     * ticket the actor may see from inside; {@link StoredNotice#problem} says why.
     */
    Page<StoredNotice> failed(Actor actor, PageRequest page);

    /**
     * Has a notice that {@link #failed} lists attempted again by the next {@link TicketDesk#deliver}, with the words and the id that it had;
     * if that fails too, it is back where it was. One that is on its way or was delivered stays as it is.
     *
     * @return the notice as it stands now; empty if there is none that the actor may see
     * @throws org.ticketkit.ticket.Refused with {@code FORBIDDEN} if the actor may not do this
     */
    Optional<StoredNotice> retry(Actor actor, NoticeId id);

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
