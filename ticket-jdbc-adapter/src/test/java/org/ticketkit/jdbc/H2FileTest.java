package org.ticketkit.jdbc;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

/** H2 in a file, default names, auto-commit on. */
class H2FileTest extends ContractsOnDatabase {

    @TempDir
    static Path folder;

    @Override
    TestDatabase database() {
        return TestDatabase.inFile(folder);
    }

    @Override
    JdbcStorage node(TestDatabase database, boolean first) {
        return first ? database.storage() : JdbcStorage.over(database.pool());
    }
}
