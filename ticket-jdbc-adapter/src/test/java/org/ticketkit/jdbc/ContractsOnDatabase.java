package org.ticketkit.jdbc;

import java.util.Optional;
import java.util.TimeZone;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.ticketkit.spi.Storage;
import org.ticketkit.tck.AttachmentStoreContract;
import org.ticketkit.tck.CaseNumberSequenceContract;
import org.ticketkit.tck.InboxContract;
import org.ticketkit.tck.StorageContract.HostTransactions;
import org.ticketkit.tck.TicketStoreContract;
import org.ticketkit.tck.UnitOfWorkContract;

/** All contracts of the storage ports on one kind of database. */
abstract class ContractsOnDatabase {

    private static TimeZone before;

    private TestDatabase database;

    /** A database with nothing in it. */
    abstract TestDatabase database();

    /** The first node on a database with nothing in it, or a further one. */
    abstract JdbcStorage node(TestDatabase database, boolean first);

    /** The host's transactions of a node, if it has any. */
    Optional<HostTransactions> host(Storage storage) {
        return Optional.empty();
    }

    /** Runs the rest of the class in another default time zone; to be called before all. */
    static void inZone(String zone) {
        before = TimeZone.getDefault();
        TimeZone.setDefault(TimeZone.getTimeZone(zone));
    }

    @AfterAll
    static void restoreZone() {
        if (before != null) {
            TimeZone.setDefault(before);
            before = null;
        }
    }

    private JdbcStorage first() {
        database = database();
        return node(database, true);
    }

    private JdbcStorage another() {
        return node(database, false);
    }

    @AfterEach
    void drop() {
        database.close();
    }

    @Nested
    class Store extends TicketStoreContract {
        @Override
        protected Storage storage() {
            return first();
        }

        @Override
        protected Storage anotherNode(Storage first) {
            return another();
        }
    }

    @Nested
    class Transactions extends UnitOfWorkContract {
        @Override
        protected Storage storage() {
            return first();
        }

        @Override
        protected Optional<HostTransactions> hostTransactions(Storage storage) {
            return host(storage);
        }
    }

    @Nested
    class Numbers extends CaseNumberSequenceContract {
        @Override
        protected Storage storage() {
            return first();
        }

        @Override
        protected Storage anotherNode(Storage first) {
            return another();
        }
    }

    @Nested
    class Arrivals extends InboxContract {
        @Override
        protected Storage storage() {
            return first();
        }

        @Override
        protected Storage anotherNode(Storage first) {
            return another();
        }
    }

    @Nested
    class Files extends AttachmentStoreContract {
        @Override
        protected Storage storage() {
            return first();
        }

        @Override
        protected Storage anotherNode(Storage first) {
            return another();
        }
    }
}
