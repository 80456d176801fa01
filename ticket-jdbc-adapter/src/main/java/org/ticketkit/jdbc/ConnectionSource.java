package org.ticketkit.jdbc;

import java.sql.Connection;
import java.sql.SQLException;

/**
 * Where the adapter's connections come from; yours to implement where the host owns the transactions.
 *
 * <p>A host that keeps its connection bound to the running transaction hands out that one, and takes it back without closing it. The
 * adapter never commits, rolls back, closes or changes the mode of what it gets here, and never asks for a second connection
 * before it has given back the first.
 */
public interface ConnectionSource {

    /**
     * The connection of the running transaction, with auto-commit off.
     *
     * @throws SQLException if there is none to be had
     */
    Connection acquire() throws SQLException;

    /**
     * Takes back what {@link #acquire} gave.
     *
     * @throws SQLException if that fails
     */
    void release(Connection connection) throws SQLException;
}
