package org.ticketkit.architecture.planted;

import java.util.UUID;
import org.ticketkit.architecture.Breaks;

@Breaks("no random UUID")
final class MakesRandomIds {
    UUID id() {
        return UUID.randomUUID();
    }
}
