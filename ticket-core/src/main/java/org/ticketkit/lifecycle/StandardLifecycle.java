package org.ticketkit.lifecycle;

import static org.ticketkit.lifecycle.Guard.HAS_OWNER;
import static org.ticketkit.lifecycle.Guard.NOT_BY_MOVE;
import static org.ticketkit.lifecycle.Guard.NO_OPEN_BLOCKER;

import org.ticketkit.ticket.Phase;

/** The table of {@link Lifecycle#standard()}. */
final class StandardLifecycle {

    private static final String[] WAITING = {"waiting-for-requester", "waiting-for-third-party", "scheduled"};

    private StandardLifecycle() {}

    static LifecycleBuilder fill(LifecycleBuilder table) {
        table.initial("new", Phase.NEW)
                .status("open", Phase.OPEN)
                .status("waiting-for-requester", Phase.WAITING)
                .status("waiting-for-third-party", Phase.WAITING)
                .status("scheduled", Phase.WAITING)
                .needingEnd("scheduled")
                .status("resolved", Phase.RESOLVED)
                .status("closed", Phase.CLOSED)
                .status("merged", Phase.CLOSED)
                .mergedInto("merged")
                .status("rejected", Phase.CLOSED);
        fromNewAndOpen(table);
        fromWaiting(table);
        return table.move("resolved", "open")
                .move("resolved", "closed", NO_OPEN_BLOCKER)
                .move("resolved", "merged", NOT_BY_MOVE)
                .move("closed", "open")
                .move("rejected", "open")
                .move("merged", "open", NOT_BY_MOVE)
                .on(Trigger.ASSIGNED, "new", "open")
                .on(Trigger.REQUESTER_REPLIED, "resolved", "open")
                .on(Trigger.REQUESTER_REPLIED, "closed", "open")
                .on(Trigger.REQUESTER_REPLIED, "rejected", "open");
    }

    private static void fromNewAndOpen(LifecycleBuilder table) {
        table.move("new", "open", HAS_OWNER);
        for (String waiting : WAITING) {
            table.move("new", waiting, HAS_OWNER).move("open", waiting);
        }
        table.move("new", "resolved", HAS_OWNER, NO_OPEN_BLOCKER)
                .move("new", "rejected")
                .move("new", "merged", NOT_BY_MOVE)
                .move("open", "resolved", NO_OPEN_BLOCKER)
                .move("open", "closed", NO_OPEN_BLOCKER)
                .move("open", "rejected")
                .move("open", "merged", NOT_BY_MOVE);
    }

    private static void fromWaiting(LifecycleBuilder table) {
        for (String waiting : WAITING) {
            table.move(waiting, "open");
            for (String other : WAITING) {
                if (!other.equals(waiting)) {
                    table.move(waiting, other);
                }
            }
            table.move(waiting, "resolved", NO_OPEN_BLOCKER)
                    .move(waiting, "rejected")
                    .move(waiting, "merged", NOT_BY_MOVE)
                    .on(Trigger.REQUESTER_REPLIED, waiting, "open")
                    .on(Trigger.WAITING_ENDED, waiting, "open");
        }
        table.move("scheduled", "scheduled"); // to another day
    }
}
