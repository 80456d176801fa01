package org.ticketkit.jdbc;

/** PostgreSQL, default names, auto-commit on. */
class PostgresTest extends ContractsOnDatabase {

    @Override
    TestDatabase database() {
        return TestDatabase.onPostgres();
    }

    @Override
    JdbcStorage node(TestDatabase database, boolean first) {
        return first ? database.storage() : JdbcStorage.over(database.pool());
    }
}
