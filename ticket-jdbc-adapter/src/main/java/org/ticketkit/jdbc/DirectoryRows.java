package org.ticketkit.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.ticketkit.ownership.Absence;
import org.ticketkit.ownership.Colleague;
import org.ticketkit.spi.Directory;
import org.ticketkit.ticket.AgentId;
import org.ticketkit.ticket.Contact;
import org.ticketkit.ticket.TenantId;
import org.ticketkit.worktime.WorkCalendar;

/** How the people of a directory lie in rows: what {@link JdbcDirectory} reads and writes on a connection. */
final class DirectoryRows {

    private final Dialect dialect;

    DirectoryRows(Dialect dialect) {
        this.dialect = dialect;
    }

    Optional<Directory.Agent> agent(Connection connection, TenantId tenant, AgentId id) throws SQLException {
        List<Contact> contacts = contacts(connection, "agent", tenant, id.value());
        return contacts.isEmpty()
                ? Optional.empty()
                : question(
                                "SELECT public_name FROM ${tk}agent WHERE tenant = ? AND agent_id = ?",
                                tenant.value(),
                                id.value())
                        .first(connection, row -> new Directory.Agent(id, row.text("public_name"), contacts));
    }

    Optional<String> holder(Connection connection, String who, TenantId tenant, Contact contact) throws SQLException {
        return question(
                        "SELECT " + who + "_id AS id FROM ${tk}" + who
                                + "_contact WHERE tenant = ? AND channel = ? AND address = ?",
                        tenant.value(),
                        contact.channel(),
                        contact.address())
                .first(connection, row -> row.text("id"));
    }

    List<Contact> contacts(Connection connection, String who, TenantId tenant, String id) throws SQLException {
        return question(
                        "SELECT channel, address, display_name, language_tag, zone FROM ${tk}" + who
                                + "_contact WHERE tenant = ? AND " + who + "_id = ? ORDER BY position_no",
                        tenant.value(),
                        id)
                .list(connection, PersonRows::contact);
    }

    List<String> ids(Connection connection, String text, Object... values) throws SQLException {
        return question(text, values).list(connection, row -> row.text("agent_id"));
    }

    List<Colleague> colleagues(Connection connection, TenantId tenant, List<String> ids) throws SQLException {
        if (ids.isEmpty()) {
            return List.of();
        }
        Map<String, Set<String>> teams = new HashMap<>();
        of("SELECT agent_id, team FROM ${tk}team_member", tenant, ids)
                .list(
                        connection,
                        row -> teams.computeIfAbsent(row.text("agent_id"), fresh -> new HashSet<>())
                                .add(row.text("team")));
        Map<String, Map<String, Integer>> skills = new HashMap<>();
        of("SELECT agent_id, skill, skill_level FROM ${tk}agent_skill", tenant, ids)
                .list(
                        connection,
                        row -> skills.computeIfAbsent(row.text("agent_id"), fresh -> new HashMap<>())
                                .merge(row.text("skill"), row.integer("skill_level"), Math::max));
        Map<String, List<Absence>> absences = absences(connection, tenant, ids);
        return of("SELECT agent_id, weight, capacity, hours, present FROM ${tk}agent", tenant, ids)
                .add(" ORDER BY agent_id")
                .list(connection, row -> {
                    String id = row.text("agent_id");
                    return new Colleague(
                            AgentId.of(id),
                            teams.getOrDefault(id, Set.of()),
                            skills.getOrDefault(id, Map.of()),
                            row.integer("weight"),
                            row.integer("capacity"),
                            row.optionalText("hours").map(WorkCalendar::parse),
                            row.flag("present"),
                            absences.getOrDefault(id, List.of()));
                });
    }

    Map<String, List<Absence>> absences(Connection connection, TenantId tenant, List<String> ids) throws SQLException {
        Map<String, List<Absence>> absences = new HashMap<>();
        of("SELECT agent_id, from_at, to_at, deputy, queues FROM ${tk}absence", tenant, ids)
                .add(" ORDER BY agent_id, position_no")
                .list(
                        connection,
                        row -> absences.computeIfAbsent(row.text("agent_id"), fresh -> new ArrayList<>())
                                .add(absence(row)));
        return absences;
    }

    private static Absence absence(Columns row) throws SQLException {
        String queues = row.text("queues");
        return new Absence(
                row.instant("from_at"),
                row.instant("to_at"),
                row.optionalText("deputy").map(AgentId::of),
                queues.isEmpty() ? Set.of() : Set.of(queues.split(" ")));
    }

    void absences(Connection connection, TenantId tenant, String id, List<Absence> all) throws SQLException {
        forget(connection, "absence", "agent_id", tenant, id);
        int position = 0;
        for (Absence absence : all) {
            insert(
                            "absence (tenant, agent_id, position_no, from_at, to_at, deputy, queues)",
                            tenant.value(),
                            id,
                            position++,
                            absence.from(),
                            absence.to(),
                            absence.deputy().map(AgentId::value).orElse(null),
                            String.join(" ", absence.queues()))
                    .update(connection);
        }
    }

    void reach(Connection connection, String who, TenantId tenant, String id, List<Contact> contacts)
            throws SQLException {
        forget(connection, who + "_contact", who + "_id", tenant, id);
        int position = 0;
        for (Contact contact : contacts) {
            boolean isFree = dialect.insertIfAbsent(
                    connection,
                    insert(
                            who + "_contact (tenant, channel, address, " + who
                                    + "_id, position_no, display_name, language_tag, zone)",
                            tenant.value(),
                            contact.channel(),
                            contact.address(),
                            id,
                            position++,
                            contact.name(),
                            contact.language().toLanguageTag(),
                            contact.zone().getId()));
            if (!isFree) {
                throw new IllegalArgumentException("Contact " + position + " of " + id
                        + " is named twice or belongs to another; remove it there first");
            }
        }
    }

    /** Makes sure that there is a row, and locks it: two changes of one person come one after the other. */
    void touch(Connection connection, String who, TenantId tenant, String id) throws SQLException {
        Sql lock = sql(
                "UPDATE ${tk}" + who + " SET tenant = tenant WHERE tenant = ? AND " + who + "_id = ?",
                tenant.value(),
                id);
        if (lock.update(connection) == 0) {
            Sql fresh = who.equals("agent")
                    ? insert(
                            "agent (tenant, agent_id, public_name, weight, capacity, present)",
                            tenant.value(),
                            id,
                            "",
                            1,
                            Colleague.UNLIMITED,
                            true)
                    : insert("requester (tenant, requester_id)", tenant.value(), id);
            if (!dialect.insertIfAbsent(connection, fresh)) {
                lock.update(connection);
            }
        }
    }

    void forget(Connection connection, String table, String column, TenantId tenant, String id) throws SQLException {
        sql("DELETE FROM ${tk}" + table + " WHERE tenant = ? AND " + column + " = ?", tenant.value(), id)
                .update(connection);
    }

    private Sql of(String select, TenantId tenant, List<String> ids) {
        return question(select + " WHERE tenant = ? AND agent_id IN ", tenant.value())
                .addList(ids);
    }

    Sql question(String text, @Nullable Object... values) {
        return sql(text, values).within(JdbcDirectory.PATIENCE_SECONDS);
    }

    Sql insert(String row, @Nullable Object... values) {
        return sql("INSERT INTO ${tk}" + row + " VALUES ").addRow(values);
    }

    Sql sql(String text, @Nullable Object... values) {
        return Sql.of(dialect.store().render(text), values);
    }
}
