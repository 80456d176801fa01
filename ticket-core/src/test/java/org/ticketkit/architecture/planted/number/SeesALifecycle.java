package org.ticketkit.architecture.planted.number;

import org.ticketkit.architecture.Breaks;
import org.ticketkit.architecture.planted.lifecycle.Table;

@Breaks("number sees ticket alone")
abstract class SeesALifecycle {
    abstract Table table();
}
