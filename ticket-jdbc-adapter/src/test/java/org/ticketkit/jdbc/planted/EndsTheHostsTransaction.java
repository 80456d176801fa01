package org.ticketkit.jdbc.planted;

import java.sql.Connection;
import java.sql.SQLException;
import org.ticketkit.architecture.Breaks;

@Breaks("the own unit of work alone changes a transaction")
final class EndsTheHostsTransaction {
    void commit(Connection connection) throws SQLException {
        connection.commit();
    }

    void rollBack(Connection connection) throws SQLException {
        connection.rollback();
    }

    void switchAutoCommit(Connection connection) throws SQLException {
        connection.setAutoCommit(false);
    }

    void isolate(Connection connection) throws SQLException {
        connection.setTransactionIsolation(Connection.TRANSACTION_SERIALIZABLE);
    }

    void protect(Connection connection) throws SQLException {
        connection.setReadOnly(true);
    }

    static final class GoesBackToItsSavepoint {
        void undo(Connection connection) throws SQLException {
            connection.rollback(connection.setSavepoint());
        }
    }
}
