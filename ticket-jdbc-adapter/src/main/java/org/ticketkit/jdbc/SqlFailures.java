package org.ticketkit.jdbc;

import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientException;
import java.util.List;
import org.ticketkit.ticket.StorageFailed;
import org.ticketkit.ticket.StorageFailed.Recovery;

/** Turns what a driver throws into what a host can act on. */
final class SqlFailures {

    /**
     * Transaction rolled back, connection lost, H2's lock time-out; and of PostgreSQL lock time-out, shutdown, start, too many
     * connections, and a server that is read-only because it is not yet, or no more, the primary.
     */
    private static final List<String> PASSING = List.of("40", "08", "HYT", "55P03", "57P", "53300", "25006");

    private static final String COMPLETION_UNKNOWN = "40003";

    private SqlFailures() {}

    /** The failure to do something, for example {@code "find ticket 42"}. */
    static StorageFailed during(String doing, SQLException cause) {
        Recovery recovery = recovery(cause);
        String advice = recovery == Recovery.RETRY
                ? "; roll back and try the whole transaction again"
                : "; trying again will not help";
        return new StorageFailed(
                "Cannot " + doing + ": SQLState " + cause.getSQLState() + ", " + cause.getMessage() + advice,
                recovery,
                cause);
    }

    /** The failure of a commit: where the answer was lost, nobody knows whether it is committed. */
    static StorageFailed duringCommit(SQLException cause) {
        boolean isUndone = state(cause).startsWith("40") && !state(cause).equals(COMPLETION_UNKNOWN);
        if (isUndone || recovery(cause) == Recovery.INVESTIGATE) {
            return during("commit", cause);
        }
        return new StorageFailed(
                "Cannot tell whether a transaction is committed: SQLState " + cause.getSQLState() + ", "
                        + cause.getMessage()
                        + "; look whether its changes are there, or repeat a command that has an idempotency key",
                Recovery.LOOK_FIRST,
                cause);
    }

    /** A serialisation failure, a deadlock, a lock that was waited for too long, or a connection that is gone can pass. */
    private static Recovery recovery(SQLException cause) {
        String state = state(cause);
        boolean passes = PASSING.stream().anyMatch(state::startsWith)
                || cause instanceof SQLTransientException
                || cause instanceof SQLRecoverableException
                || cause instanceof SQLNonTransientConnectionException;
        return passes ? Recovery.RETRY : Recovery.INVESTIGATE;
    }

    private static String state(SQLException cause) {
        return cause.getSQLState() == null ? "" : cause.getSQLState();
    }
}
