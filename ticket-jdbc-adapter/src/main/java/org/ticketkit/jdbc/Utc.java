package org.ticketkit.jdbc;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/** How an instant lies in a column: as date and time with the offset of UTC, so that no driver uses a default zone. */
final class Utc {

    private Utc() {}

    static OffsetDateTime toColumn(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    static Instant fromColumn(OffsetDateTime column) {
        return column.toInstant();
    }
}
