package org.ticketkit.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.ticketkit.spi.RecordRef;
import org.ticketkit.spi.Timer;
import org.ticketkit.ticket.TenantId;

/**
 * Claims due timers together with their records, and leaves out those whose record somebody else is writing.
 *
 * <p>A command writes the record first and its timers after. Whoever locked the timer alone and then waited for the record would wait
 * for a command that waits for the timer, until the database ends one of the two.
 */
final class TimerClaims {

    private final Dialect dialect;

    TimerClaims(Dialect dialect) {
        this.dialect = dialect;
    }

    private record Group(TenantId tenant, String kind) {
        static Group of(Timer timer) {
            return new Group(timer.tenant(), timer.record().kind());
        }
    }

    List<Timer> claim(Connection connection, Instant now, int limit) throws SQLException {
        List<Timer> due = dialect.lock(connection, dialect.store().timerQueue(), now, limit, TimerRows::read);
        Map<Group, List<Timer>> groups = due.stream().collect(Collectors.groupingBy(Group::of));
        Set<Timer> busy = new HashSet<>();
        for (Map.Entry<Group, List<Timer>> group : groups.entrySet()) {
            Set<UUID> ids =
                    group.getValue().stream().map(timer -> timer.record().id()).collect(Collectors.toSet());
            Set<UUID> busyIds = busy(connection, group.getKey(), ids);
            group.getValue().stream()
                    .filter(timer -> busyIds.contains(timer.record().id()))
                    .forEach(busy::add);
        }
        return due.stream().filter(timer -> !busy.contains(timer)).toList();
    }

    /** The records that somebody else is writing; the others are locked, as far as there are any. */
    private Set<UUID> busy(Connection connection, Group group, Set<UUID> ids) throws SQLException {
        Set<UUID> free = ids(connection, group, ids, " FOR UPDATE SKIP LOCKED");
        if (free.size() == ids.size()) {
            return Set.of();
        }
        Set<UUID> busy = ids(connection, group, ids, "");
        busy.removeAll(free);
        return busy;
    }

    private Set<UUID> ids(Connection connection, Group group, Set<UUID> ids, String locking) throws SQLException {
        Sql sql = group.kind().equals(RecordRef.TICKET)
                ? Sql.of(dialect.store().ticketIds(), group.tenant().value())
                : Sql.of(dialect.store().recordIds(), group.tenant().value(), group.kind());
        return new HashSet<>(sql.addList(ids).add(locking).list(connection, row -> row.uuid("id")));
    }
}
