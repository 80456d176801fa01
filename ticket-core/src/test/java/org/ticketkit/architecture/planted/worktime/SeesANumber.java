package org.ticketkit.architecture.planted.worktime;

import org.ticketkit.architecture.Breaks;
import org.ticketkit.architecture.planted.number.Format;

@Breaks("worktime sees ticket alone")
abstract class SeesANumber {
    abstract Format format();
}
