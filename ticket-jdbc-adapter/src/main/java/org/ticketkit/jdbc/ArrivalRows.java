package org.ticketkit.jdbc;

import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ticketkit.spi.Inbox.Arrival;
import org.ticketkit.spi.Inbox.State;
import org.ticketkit.spi.Inbox.Stored;
import org.ticketkit.spi.RawBytes;
import org.ticketkit.ticket.TenantId;

/** How an arrival lies in its row. */
final class ArrivalRows {

    static final List<String> COLUMNS = List.of(
            "tenant",
            "id",
            "channel",
            "mailbox",
            "dedupe_key",
            "raw_bytes",
            "arrived_at",
            "state",
            "due_at",
            "token",
            "attempts",
            "reason",
            "ticket_id");

    private ArrivalRows() {}

    /** The values of {@link #COLUMNS} for something that has just come in. */
    static @Nullable Object[] values(Arrival arrival) {
        return new @Nullable Object[] {
            arrival.tenant().value(),
            arrival.id(),
            arrival.channel(),
            arrival.mailbox(),
            arrival.dedupeKey(),
            arrival.raw().toArray(),
            arrival.at(),
            State.WAITING.name(),
            arrival.at(),
            0L,
            0,
            null,
            null
        };
    }

    static Arrival arrival(Columns row) throws SQLException {
        return new Arrival(
                row.uuid("id"),
                new TenantId(row.text("tenant")),
                row.text("channel"),
                row.text("mailbox"),
                row.text("dedupe_key"),
                RawBytes.of(row.bytes("raw_bytes")),
                row.instant("arrived_at"));
    }

    static Stored read(Columns row) throws SQLException {
        return new Stored(
                arrival(row),
                State.valueOf(row.text("state")),
                row.integer("attempts"),
                row.number("token"),
                row.instant("due_at"),
                row.optionalText("reason"),
                row.optionalUuid("ticket_id"));
    }
}
