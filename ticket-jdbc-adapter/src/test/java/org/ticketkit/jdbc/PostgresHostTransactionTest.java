package org.ticketkit.jdbc;

/** The same on PostgreSQL, where a failed statement breaks the transaction unless somebody sees to it. */
class PostgresHostTransactionTest extends HostTransactionTest {

    @Override
    TestDatabase database() {
        return TestDatabase.onPostgres();
    }
}
