package org.ticketkit.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import org.ticketkit.spi.UnitOfWork;

/** Runs SQL in the running unit of work, or in one of its own, and says what was being done if it fails. */
final class Calls {

    private final UnitOfWork unitOfWork;
    private final ConnectionSource connections;

    Calls(UnitOfWork unitOfWork, ConnectionSource connections) {
        this.unitOfWork = unitOfWork;
        this.connections = connections;
    }

    /** Is this thread inside a transaction, the host's or ours? */
    boolean isInTransaction() {
        return unitOfWork.isActive();
    }

    /** Does the work; {@code doing} completes the sentence "Cannot ...". */
    <T> T run(String doing, SqlWork<T> work) {
        return unitOfWork.call(transaction -> {
            try {
                return onConnection(work);
            } catch (SQLException e) {
                throw SqlFailures.during(doing, e);
            }
        });
    }

    private <T> T onConnection(SqlWork<T> work) throws SQLException {
        Connection connection = connections.acquire();
        try {
            return work.on(connection);
        } finally {
            connections.release(connection);
        }
    }
}
