package org.ticketkit.jdbc;

import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientException;
import org.ticketkit.ticket.StorageFailed;
import org.ticketkit.ticket.StorageFailed.Recovery;

/** Turns what a driver throws into what a host can act on. */
final class SqlFailures {

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

    /** A serialisation failure, a deadlock, a lock that was waited for too long, or a connection that is gone can pass. */
    private static Recovery recovery(SQLException cause) {
        String state = cause.getSQLState() == null ? "" : cause.getSQLState();
        boolean passes = state.startsWith("40")
                || state.startsWith("08")
                || state.startsWith("HYT")
                || cause instanceof SQLTransientException
                || cause instanceof SQLRecoverableException
                || cause instanceof SQLNonTransientConnectionException;
        return passes ? Recovery.RETRY : Recovery.INVESTIGATE;
    }
}
