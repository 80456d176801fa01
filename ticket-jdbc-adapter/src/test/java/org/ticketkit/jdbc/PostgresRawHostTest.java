package org.ticketkit.jdbc;

import java.util.Optional;
import org.ticketkit.spi.Storage;
import org.ticketkit.tck.StorageContract.HostTransactions;

/** A host on PostgreSQL that owns its transactions, without hooks after a commit. */
class PostgresRawHostTest extends ContractsOnDatabase {

    @Override
    TestDatabase database() {
        return TestDatabase.onPostgres();
    }

    @Override
    JdbcStorage node(TestDatabase database, boolean first) {
        RawHost host = new RawHost(database.pool());
        JdbcStorage storage = JdbcStorage.builder(host, host).build();
        return first ? database.prepared(storage) : storage;
    }

    @Override
    Optional<HostTransactions> host(Storage storage) {
        return Optional.of((RawHost) storage.unitOfWork());
    }
}
