package org.ticketkit.memory;

import org.ticketkit.spi.Storage;
import org.ticketkit.tck.CaseNumberSequenceContract;

class MemoryCaseNumberSequenceTest extends CaseNumberSequenceContract {

    @Override
    protected Storage storage() {
        return InMemory.create();
    }
}
