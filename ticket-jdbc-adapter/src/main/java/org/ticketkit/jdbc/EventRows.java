package org.ticketkit.jdbc;

import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.ticketkit.spi.RecordRef;
import org.ticketkit.spi.StoredEvent;
import org.ticketkit.ticket.Actor;
import org.ticketkit.ticket.AgentId;
import org.ticketkit.ticket.Recorded;
import org.ticketkit.ticket.TenantId;

/** How an event lies in its row. */
final class EventRows {

    static final List<String> COLUMNS = List.of(
            "tenant",
            "record_kind",
            "record_id",
            "sequence_no",
            "event_type",
            "event_version",
            "payload",
            "actor_role",
            "actor_id",
            "acting_for",
            "cause",
            "happened_at");

    private EventRows() {}

    /** The values of {@link #COLUMNS}. */
    static @Nullable Object[] values(TenantId tenant, StoredEvent event) {
        return new @Nullable Object[] {
            tenant.value(),
            event.record().kind(),
            event.record().id(),
            event.sequence(),
            event.type(),
            event.version(),
            event.payload(),
            event.actor().role().name(),
            event.actor().id(),
            event.actor().actingFor().map(AgentId::value).orElse(null),
            event.cause().name(),
            event.at()
        };
    }

    static StoredEvent read(Columns row) throws SQLException {
        return new StoredEvent(
                new RecordRef(row.text("record_kind"), row.uuid("record_id")),
                row.number("sequence_no"),
                row.text("event_type"),
                row.integer("event_version"),
                row.text("payload"),
                actor(row.text("actor_role"), row.text("actor_id"), row.optionalText("acting_for")),
                Recorded.Cause.valueOf(row.text("cause")),
                row.instant("happened_at"));
    }

    static Actor actor(String role, String id, Optional<String> actingFor) {
        return new Actor(Actor.Role.valueOf(role), id, actingFor.map(AgentId::new));
    }
}
