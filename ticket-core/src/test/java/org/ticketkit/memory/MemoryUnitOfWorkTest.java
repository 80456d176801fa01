package org.ticketkit.memory;

import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.ticketkit.spi.Storage;
import org.ticketkit.spi.UnitOfWork;
import org.ticketkit.tck.UnitOfWorkContract;

class MemoryUnitOfWorkTest extends UnitOfWorkContract {

    @Override
    protected Storage storage() {
        return InMemory.create();
    }

    /** What a host's transaction is in memory: an outer call. */
    @Override
    protected Optional<HostTransactions> hostTransactions(Storage storage) {
        return Optional.of(new OuterCalls(storage.unitOfWork()));
    }

    @Test
    void a_hook_cannot_be_registered_when_the_unit_of_work_has_ended() {
        UnitOfWork unitOfWork = InMemory.create().unitOfWork();
        UnitOfWork.Transaction ended = unitOfWork.call(transaction -> transaction);

        assertThrows(IllegalStateException.class, () -> ended.afterCommit(() -> {}));
    }
}
