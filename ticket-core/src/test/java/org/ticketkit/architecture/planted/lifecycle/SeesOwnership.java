package org.ticketkit.architecture.planted.lifecycle;

import org.ticketkit.architecture.Breaks;
import org.ticketkit.architecture.planted.ownership.Claim;

@Breaks("no circle of packages")
abstract class SeesOwnership {
    abstract Claim claim();
}
