package org.ticketkit.jdbc;

import org.junit.jupiter.api.BeforeAll;

/** H2 in memory, SERIALIZABLE, auto-commit on, in Apia's time zone. */
class H2SerializableTest extends ContractsOnDatabase {

    @BeforeAll
    static void zone() {
        inZone("Pacific/Apia");
    }

    @Override
    TestDatabase database() {
        return TestDatabase.inMemory();
    }

    @Override
    JdbcStorage node(TestDatabase database, boolean first) {
        JdbcStorage storage = JdbcStorage.over(database.pool(10, true, "TRANSACTION_SERIALIZABLE"));
        return first ? database.prepared(storage) : storage;
    }
}
