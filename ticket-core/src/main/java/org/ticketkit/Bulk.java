package org.ticketkit;

import java.util.List;
import org.ticketkit.ticket.Actor;
import org.ticketkit.ticket.Batch;
import org.ticketkit.ticket.Criteria;
import org.ticketkit.ticket.TicketId;

/** Many commands at once, each with a result of its own (rule T4). Ours to implement. */
public interface Bulk {

    /**
     * Does the commands one after the other, each as {@link Tickets#perform} would, and goes on after one that is refused.
     *
     * <p>Each command is written, with its result, in a transaction of its own. If the process dies in between, the same call, with the
     * same actor, key and commands, goes on after the last command that has a result, and does none twice; when all have one, it
     * returns the results of before. Calls with the same key at the same time share the work. Inside a host's transaction all of
     * them are written in that one, and are there only once it commits; a command that is refused writes nothing in it.
     *
     * @throws org.ticketkit.ticket.Refused with {@code INVALID} if key or list are unfit, with {@code KEY_REUSED} if another actor
     *     used the key, or with other commands
     * @throws org.ticketkit.ticket.StorageFailed if not even a result could be written; send it again
     */
    BulkReport run(Actor actor, Batch batch);

    /**
     * The tickets that are meant and that the actor may see, the oldest first: to make a batch of them. Keep the batch, not the
     * criteria, to send it again: what was done may have changed what fits.
     *
     * @throws org.ticketkit.ticket.Refused with {@code TOO_MANY} if they are more than {@link Batch#MAX_COMMANDS}
     */
    List<TicketId> select(Actor actor, Criteria criteria);
}
