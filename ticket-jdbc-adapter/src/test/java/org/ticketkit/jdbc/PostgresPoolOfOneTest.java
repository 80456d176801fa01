package org.ticketkit.jdbc;

import org.junit.jupiter.api.BeforeAll;

/** PostgreSQL, one connection per node, auto-commit off, a schema and a prefix of the host's choice, in Oslo's time zone. */
class PostgresPoolOfOneTest extends ContractsOnDatabase {

    @BeforeAll
    static void zone() {
        inZone("Europe/Oslo");
    }

    @Override
    TestDatabase database() {
        return TestDatabase.onPostgres();
    }

    @Override
    JdbcStorage node(TestDatabase database, boolean first) {
        JdbcStorage storage = JdbcStorage.builder(database.pool(1, false))
                .schema(database.schema() + "_own")
                .tablePrefix("case_")
                .build();
        if (first) {
            database.run("CREATE SCHEMA " + database.schema() + "_own");
            database.prepared(storage);
        }
        return storage;
    }
}
