package org.ticketkit.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.ticketkit.spi.ChangeSet;

/** What differs from database to database: a new one is an implementation of this, and a folder of scripts. */
interface Dialect {

    /** The folder of its scripts. */
    String folder();

    /** The names of its scripts, in the order in which they are to be run. */
    List<String> scripts();

    /** The statements of the ticket store. */
    StoreStatements store();

    /** The statements of the inbox. */
    InboxStatements inbox();

    /** The statements of the attachment store. */
    FileStatements files();

    /**
     * Writes a change set if all its conditions hold.
     *
     * @return empty if it is written; else what the database said, nothing is written, and the transaction can go on
     */
    Optional<SQLException> write(Connection connection, ChangeSet changes) throws SQLException;

    /** Locks the first rows of a queue that nobody else has locked, until the end of the transaction; waits for nobody. */
    <T> List<T> lock(Connection connection, Queue queue, Instant now, int limit, Sql.Row<T> row) throws SQLException;

    /** Inserts a row; false, and the transaction can go on, if there is one with the same key. */
    boolean insertIfAbsent(Connection connection, Sql insert) throws SQLException;

    /** Draws from a sequence; the answer has one row with one number. */
    String draw(String sequence);

    /** A unique key's text as it is kept. */
    String keyText(String key);

    /** The schema in which the database finds this table if no schema is named. */
    String schemaOf(Connection connection, String table) throws SQLException;

    /** What is not wrong, but not as the host may believe it to be. */
    List<String> warnings(Connection connection) throws SQLException;
}
