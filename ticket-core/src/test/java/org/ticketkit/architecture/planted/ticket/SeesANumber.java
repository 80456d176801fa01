package org.ticketkit.architecture.planted.ticket;

import org.ticketkit.architecture.Breaks;
import org.ticketkit.architecture.planted.number.Format;

@Breaks({"ticket sees nothing of ours", "no circle of packages"})
abstract class SeesANumber {
    abstract Format format();
}
