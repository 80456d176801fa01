package org.ticketkit.examples.springboot;

import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.ticketkit.spi.Storage;
import org.ticketkit.tck.StorageContract.HostTransactions;
import org.ticketkit.tck.TicketStoreContract;
import org.ticketkit.tck.UnitOfWorkContract;

/** The contracts of a unit of work, and of the store in it. */
class SpringTransactionsTest {

    private SpringHost host;

    private Storage storageOf(SpringHost fresh) {
        host = fresh;
        return fresh.storage();
    }

    @AfterEach
    void close() {
        host.close();
    }

    private abstract class Work extends UnitOfWorkContract {
        @Override
        protected Optional<HostTransactions> hostTransactions(Storage storage) {
            return Optional.of(host);
        }
    }

    @Nested
    class OnH2 extends Work {
        @Override
        protected Storage storage() {
            return storageOf(SpringHost.onH2(10));
        }
    }

    @Nested
    class OnPostgres extends Work {
        @Override
        protected Storage storage() {
            return storageOf(SpringHost.onPostgres(10));
        }
    }

    @Nested
    class StoreOnH2 extends TicketStoreContract {
        @Override
        protected Storage storage() {
            return storageOf(SpringHost.onH2(10));
        }
    }
}
