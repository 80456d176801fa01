package org.ticketkit.memory;

import org.ticketkit.spi.Storage;
import org.ticketkit.tck.TicketStoreContract;

class MemoryStoreTest extends TicketStoreContract {

    @Override
    protected Storage storage() {
        return InMemory.create();
    }
}
