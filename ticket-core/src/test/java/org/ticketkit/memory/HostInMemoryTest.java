package org.ticketkit.memory;

import java.util.ArrayList;
import java.util.List;
import org.ticketkit.spi.Storage;
import org.ticketkit.tck.HostContract;
import org.ticketkit.tck.StorageContract.HostTransactions;

/** The contract of a host, as far as memory can have one. */
class HostInMemoryTest extends HostContract {

    @Override
    protected Host host() {
        return new MemoryHost(InMemory.create());
    }

    /** Its rows follow the transaction by hand. */
    private static final class MemoryHost implements Host {

        private final InMemory storage;
        private final HostTransactions calls;
        private final List<Integer> rows = new ArrayList<>();

        MemoryHost(InMemory storage) {
            this.storage = storage;
            this.calls = new OuterCalls(storage.unitOfWork());
        }

        @Override
        public Storage storage() {
            return storage;
        }

        @Override
        public void insert(int row) {
            rows.add(row);
        }

        @Override
        public long rows() {
            return rows.size();
        }

        @Override
        public void commit(Runnable work) {
            List<Integer> before = List.copyOf(rows);
            try {
                calls.commit(work);
            } catch (RuntimeException | Error failure) {
                restore(before);
                throw failure;
            }
        }

        @Override
        public void rollBack(Runnable work) {
            List<Integer> before = List.copyOf(rows);
            calls.rollBack(work);
            restore(before);
        }

        private void restore(List<Integer> before) {
            rows.clear();
            rows.addAll(before);
        }
    }
}
