package org.ticketkit.lifecycle;

import java.time.Instant;
import java.util.Optional;
import org.ticketkit.ticket.Idle;
import org.ticketkit.ticket.Status;
import org.ticketkit.worktime.Term;

/**
 * What a status makes of a ticket on which nothing happens: nudges to the requester, then another status (rules L2, L6). Declared with
 * {@link LifecycleBuilder#after} or {@link LifecycleBuilder#waiting}.
 *
 * @param nudges how often the requester is nudged before it moves on
 * @param every how long nothing happens before each nudge
 * @param nudge the template of a nudge; empty if there is none
 * @param to where it moves to in the end
 * @param last how long nothing happens before that
 * @param farewell the template of the message that says so; empty for none
 */
public record StatusTimer(int nudges, Term every, String nudge, Status to, Term last, String farewell) {

    /** Is the next step the last, the move? */
    public boolean isLast(Idle idle) {
        return idle.nudges() >= nudges;
    }

    /** When the next step is due if nothing happens before; empty if its calendar never works so long (rule W5). */
    public Optional<Instant> due(Idle idle) {
        return (isLast(idle) ? last : every).endAfter(idle.since());
    }

    /** Does it say anything to the requester? */
    boolean tells() {
        return nudges > 0 || !farewell.isEmpty();
    }

    String describe() {
        return nudges + " " + every + " " + nudge + " " + to + " " + last + " " + farewell;
    }
}
