package org.ticketkit.memory;

import org.ticketkit.spi.Storage;
import org.ticketkit.tck.InboxContract;

class MemoryInboxTest extends InboxContract {

    @Override
    protected Storage storage() {
        return InMemory.create();
    }
}
