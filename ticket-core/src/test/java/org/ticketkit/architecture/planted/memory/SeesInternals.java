package org.ticketkit.architecture.planted.memory;

import org.ticketkit.architecture.Breaks;
import org.ticketkit.architecture.planted.internal.Secret;

@Breaks({"memory sees spi and values", "the root alone sees internal"})
abstract class SeesInternals {
    abstract Secret secret();
}
