package org.ticketkit.memory;

import java.util.Comparator;
import java.util.UUID;
import org.ticketkit.spi.RecordRef;

/** The orders that the ports speak of. */
final class Order {

    /** Ids by their bytes, as unsigned numbers; {@link UUID#compareTo} takes them as signed. */
    static final Comparator<UUID> IDS = Comparator.comparing(UUID::getMostSignificantBits, Long::compareUnsigned)
            .thenComparing(UUID::getLeastSignificantBits, Long::compareUnsigned);

    /** Records by kind, then id. */
    static final Comparator<RecordRef> RECORDS =
            Comparator.comparing(RecordRef::kind).thenComparing(RecordRef::id, IDS);

    private Order() {}
}
