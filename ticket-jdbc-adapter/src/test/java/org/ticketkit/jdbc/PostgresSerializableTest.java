package org.ticketkit.jdbc;

import org.junit.jupiter.api.BeforeAll;

/** PostgreSQL, SERIALIZABLE, auto-commit on, in Apia's time zone. */
class PostgresSerializableTest extends ContractsOnDatabase {

    @BeforeAll
    static void zone() {
        inZone("Pacific/Apia");
    }

    @Override
    TestDatabase database() {
        return TestDatabase.onPostgres();
    }

    @Override
    JdbcStorage node(TestDatabase database, boolean first) {
        JdbcStorage storage = JdbcStorage.over(database.pool(10, true, "TRANSACTION_SERIALIZABLE"));
        return first ? database.prepared(storage) : storage;
    }
}
