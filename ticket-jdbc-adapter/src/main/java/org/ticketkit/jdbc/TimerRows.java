package org.ticketkit.jdbc;

import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ticketkit.spi.RecordRef;
import org.ticketkit.spi.Timer;
import org.ticketkit.ticket.TenantId;

/** How a timer lies in its row. */
final class TimerRows {

    static final List<String> COLUMNS =
            List.of("tenant", "record_kind", "record_id", "timer_kind", "due_at", "attempts", "problem", "parked");

    private TimerRows() {}

    /** The values of {@link #COLUMNS}. */
    static @Nullable Object[] values(TenantId tenant, Timer timer) {
        return new @Nullable Object[] {
            tenant.value(),
            timer.record().kind(),
            timer.record().id(),
            timer.kind(),
            timer.due(),
            timer.attempts(),
            Problems.kept(timer.problem().orElse(null)),
            timer.parked()
        };
    }

    static Timer read(Columns row) throws SQLException {
        return new Timer(
                new TenantId(row.text("tenant")),
                new RecordRef(row.text("record_kind"), row.uuid("record_id")),
                row.text("timer_kind"),
                row.instant("due_at"),
                row.integer("attempts"),
                row.optionalText("problem"),
                row.flag("parked"));
    }
}
