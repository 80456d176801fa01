package org.ticketkit.architecture.planted.spi;

import org.ticketkit.architecture.Breaks;
import org.ticketkit.architecture.planted.Desk;

@Breaks({"spi sees values, never the facade", "nobody sees the root"})
interface SeesTheFacade {
    Desk desk();
}
