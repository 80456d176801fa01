package org.ticketkit.memory;

import org.ticketkit.spi.Storage;
import org.ticketkit.tck.AttachmentStoreContract;

class MemoryAttachmentStoreTest extends AttachmentStoreContract {

    @Override
    protected Storage storage() {
        return InMemory.create();
    }
}
