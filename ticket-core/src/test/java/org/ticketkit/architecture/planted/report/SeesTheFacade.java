package org.ticketkit.architecture.planted.report;

import org.ticketkit.architecture.Breaks;
import org.ticketkit.architecture.planted.Desk;

@Breaks({"capabilities see ticket, worktime and each other", "nobody sees the root"})
abstract class SeesTheFacade {
    abstract Desk desk();
}
