package org.ticketkit.jdbc;

/** The directory on H2. */
class H2DirectoryTest extends DirectoryOnDatabase {

    @Override
    TestDatabase database() {
        return TestDatabase.inMemory();
    }
}
