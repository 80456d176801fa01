package org.ticketkit;

import java.util.Optional;
import org.ticketkit.lifecycle.Lifecycle;
import org.ticketkit.ticket.Actor;
import org.ticketkit.ticket.DefinitionRef;
import org.ticketkit.ticket.Page;
import org.ticketkit.ticket.PageRequest;
import org.ticketkit.ticket.Repin;

/** The lifecycles that this desk knows, and the way from an earlier to a later one (rule L4). Ours to implement. */
public interface Lifecycles {

    /** The one that new tickets are pinned to. */
    Lifecycle current();

    /** The lifecycle of this name and version, for example {@link org.ticketkit.ticket.Ticket#lifecycle()}; empty if it is not known. */
    Optional<Lifecycle> find(DefinitionRef ref);

    /**
     * A page of the commands that pin all tickets of this tenant which the actor may see, the oldest first, to a lifecycle that replaces
     * theirs; tickets of other lifecycles are passed over, so that a page may be shorter, even empty, and have a next one.
     *
     * <p>Give them to {@link Bulk#run}, which does each in a transaction of its own and says what became of it. What is pinned already does
     * not come again: a job that was broken off goes on where it was with the cursor, or begins anew.
     *
     * @throws org.ticketkit.ticket.Refused with {@code UNKNOWN_DEFINITION} if the desk does not know that lifecycle
     */
    Page<Repin> toRepin(Actor actor, DefinitionRef to, PageRequest page);
}
