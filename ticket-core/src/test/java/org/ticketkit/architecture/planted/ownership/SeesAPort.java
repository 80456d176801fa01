package org.ticketkit.architecture.planted.ownership;

import org.ticketkit.architecture.Breaks;
import org.ticketkit.architecture.planted.spi.Store;

@Breaks("capabilities see ticket, worktime and each other")
abstract class SeesAPort {
    abstract Store store();
}
