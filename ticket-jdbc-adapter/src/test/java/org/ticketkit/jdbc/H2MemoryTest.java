package org.ticketkit.jdbc;

/** H2 in memory, default names, auto-commit on, an unbounded number of connections. */
class H2MemoryTest extends ContractsOnDatabase {

    @Override
    TestDatabase database() {
        return TestDatabase.inMemory();
    }

    @Override
    JdbcStorage node(TestDatabase database, boolean first) {
        return first ? database.storage() : JdbcStorage.over(database.pool());
    }
}
