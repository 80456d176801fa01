package org.ticketkit.architecture.planted.report;

import org.slf4j.Logger;
import org.ticketkit.architecture.Breaks;

@Breaks("slf4j in root, memory and internal alone")
abstract class Writes {
    abstract Logger log();
}
