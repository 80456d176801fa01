package org.ticketkit.jdbc;

import org.junit.jupiter.api.BeforeAll;

/** One connection per node, auto-commit off, a schema and a prefix of the host's choice, in Oslo's time zone. */
class H2PoolOfOneTest extends ContractsOnDatabase {

    @BeforeAll
    static void zone() {
        inZone("Europe/Oslo");
    }

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
