package org.ticketkit.jdbc;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

/** How an instant lies in a column: as the date and time that a clock in UTC shows, so that no driver converts anything. */
final class Utc {

    private Utc() {}

    static LocalDateTime toColumn(Instant instant) {
        return LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
    }

    static Instant fromColumn(LocalDateTime column) {
        return column.toInstant(ZoneOffset.UTC);
    }
}
