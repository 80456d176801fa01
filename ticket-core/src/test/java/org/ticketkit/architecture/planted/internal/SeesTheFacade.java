package org.ticketkit.architecture.planted.internal;

import org.ticketkit.architecture.Breaks;
import org.ticketkit.architecture.planted.Desk;

@Breaks("nobody sees the root")
abstract class SeesTheFacade {
    abstract Desk desk();
}
