package org.ticketkit.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.ticketkit.spi.Directory;

/** The directory on PostgreSQL. */
class PostgresDirectoryTest extends DirectoryOnDatabase {

    private @Nullable Connection locking;

    @Override
    TestDatabase database() {
        return TestDatabase.onPostgres();
    }

    /** Somebody has locked a table and does not let go of it. */
    @Override
    protected Optional<Directory> directoryOfASystemThatHangs() {
        try {
            Connection connection = database.pool(1, false).getConnection();
            locking = connection;
            try (Statement statement = connection.createStatement()) {
                statement.execute("LOCK TABLE tk_requester_contact IN ACCESS EXCLUSIVE MODE");
            }
            return Optional.of(directory);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @AfterEach
    void unlock() throws SQLException {
        if (locking != null) {
            locking.rollback();
            locking.close();
        }
    }
}
