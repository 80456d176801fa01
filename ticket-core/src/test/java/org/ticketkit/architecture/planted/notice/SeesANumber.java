package org.ticketkit.architecture.planted.notice;

import org.ticketkit.architecture.Breaks;
import org.ticketkit.architecture.planted.number.Format;

@Breaks("capabilities see ticket, worktime and each other")
abstract class SeesANumber {
    abstract Format format();
}
