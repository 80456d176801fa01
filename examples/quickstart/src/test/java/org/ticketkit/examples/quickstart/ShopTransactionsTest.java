package org.ticketkit.examples.quickstart;

import java.util.UUID;
import org.h2.jdbcx.JdbcDataSource;
import org.ticketkit.jdbc.JdbcStorage;
import org.ticketkit.spi.Storage;
import org.ticketkit.tck.UnitOfWorkContract;

class ShopTransactionsTest extends UnitOfWorkContract {

    @Override
    protected Storage storage() { // called once per test: fresh and empty
        JdbcDataSource database = new JdbcDataSource();
        database.setURL("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
        ShopTransactions shop = new ShopTransactions(database);
        JdbcStorage storage = JdbcStorage.builder(shop, shop).build();
        storage.schema().migrate(database);
        return storage;
    }
}
