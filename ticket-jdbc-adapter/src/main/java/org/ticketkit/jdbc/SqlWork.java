package org.ticketkit.jdbc;

import java.sql.Connection;
import java.sql.SQLException;

/** Something to be done on a connection inside a transaction. */
@FunctionalInterface
interface SqlWork<T> {

    T on(Connection connection) throws SQLException;
}
