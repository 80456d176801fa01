package org.ticketkit.ownership;

import java.util.List;
import org.ticketkit.ticket.AgentId;

/** Who does what is somebody's to do, at one moment (rule O5). Ours to extend. */
public sealed interface Standing {

    /** Who was asked, and after them one deputy after the other; nobody twice. */
    List<AgentId> path();

    /**
     * Somebody is there.
     *
     * @param who who does it: the one who was asked, or the deputy at the end of the path
     * @param path who was asked, then each deputy up to and with {@code who}
     */
    record Stand(AgentId who, List<AgentId> path) implements Standing {
        /** Copies the path. */
        public Stand {
            path = List.copyOf(path);
        }

        /** Does somebody else do it than who was asked? */
        public boolean isDeputy() {
            return path.size() > 1;
        }
    }

    /**
     * Nobody is there.
     *
     * @param path who was asked, then each deputy who is away as well
     * @param reason why it ends there
     */
    record NobodyAvailable(List<AgentId> path, Reason reason) implements Standing {
        /** Copies the path. */
        public NobodyAvailable {
            path = List.copyOf(path);
        }
    }

    /** Why a chain of deputies reaches nobody. */
    enum Reason {
        /** The last of the path has a deputy who is in the path already. */
        CYCLE,
        /** The last of the path has no deputy, or is somebody whom the directory does not know. */
        DEAD_END,
        /** The last of the path is away, and no further deputy is asked. */
        TOO_DEEP
    }
}
