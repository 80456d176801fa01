package org.ticketkit.jdbc;

/** One connection per node, auto-commit off, a schema and a prefix of the host's choice. */
class H2PoolOfOneTest extends ContractsOnDatabase {

    @Override
    TestDatabase database() {
        return TestDatabase.inMemory();
    }

    @Override
    JdbcStorage node(TestDatabase database, boolean first) {
        JdbcStorage storage = JdbcStorage.builder(database.pool(1, false))
                .schema("support")
                .tablePrefix("case_")
                .build();
        if (first) {
            database.run("CREATE SCHEMA support");
            database.prepared(storage);
        }
        return storage;
    }
}
