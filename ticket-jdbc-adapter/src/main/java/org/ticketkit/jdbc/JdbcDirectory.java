package org.ticketkit.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
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
import org.ticketkit.spi.UnitOfWork;
import org.ticketkit.ticket.AgentId;
import org.ticketkit.ticket.Contact;
import org.ticketkit.ticket.RequesterId;
import org.ticketkit.ticket.TenantId;
import org.ticketkit.worktime.WorkCalendar;

/**
 * The people of a small host that has no directory of its own, in tables beside the tickets; to call, {@link JdbcStorage#directory()} has
 * it.
 *
 * <p>Every statement of a question has {@value #PATIENCE_SECONDS} seconds, the wait for a connection apart, which is the pool's to bound. Inside a
 * transaction of the host a question that fails leaves it usable. Writes are for the host's page for administrators: each takes part in the
 * running transaction, or has one of its own; the desk does not ask who may.
 */
public final class JdbcDirectory implements Directory {

    /** How long the database has for an answer, in seconds. */
    public static final int PATIENCE_SECONDS = 5;

    private final Calls calls;
    private final UnitOfWork unitOfWork;
    private final Dialect dialect;

    JdbcDirectory(Calls calls, UnitOfWork unitOfWork, Dialect dialect) {
        this.calls = calls;
        this.unitOfWork = unitOfWork;
        this.dialect = dialect;
    }

    // Questions

    @Override
    public Optional<RequesterId> requester(TenantId tenant, Contact contact) {
        return ask(
                "find a requester",
                connection -> holder(connection, "requester", tenant, contact).map(RequesterId::of));
    }

    @Override
    public Optional<RequesterId> requesterByNumber(TenantId tenant, String customerNumber) {
        return ask(
                "find a requester",
                connection -> question(
                                "SELECT requester_id FROM ${tk}requester WHERE tenant = ? AND customer_number = ?",
                                tenant.value(),
                                customerNumber)
                        .first(connection, row -> RequesterId.of(row.text("requester_id"))));
    }

    @Override
    public Optional<Person> person(TenantId tenant, RequesterId id) {
        return ask("read a requester", connection -> {
            Optional<String> number = question(
                            "SELECT customer_number FROM ${tk}requester WHERE tenant = ? AND requester_id = ?",
                            tenant.value(),
                            id.value())
                    .first(
                            connection,
                            row -> row.optionalText("customer_number").orElse(""));
            return number.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new Person(id, contacts(connection, "requester", tenant, id.value()), number.get()));
        });
    }

    @Override
    public Optional<Agent> agent(TenantId tenant, AgentId id) {
        return ask("read an agent", connection -> agent(connection, tenant, id));
    }

    @Override
    public Optional<Agent> agentByContact(TenantId tenant, Contact contact) {
        return ask("find an agent", connection -> {
            Optional<String> id = holder(connection, "agent", tenant, contact);
            return id.isEmpty() ? Optional.empty() : agent(connection, tenant, AgentId.of(id.get()));
        });
    }

    @Override
    public Optional<Colleague> colleague(TenantId tenant, AgentId id) {
        return ask(
                "read a colleague",
                connection -> colleagues(connection, tenant, List.of(id.value())).stream()
                        .findFirst());
    }

    @Override
    public List<Colleague> team(TenantId tenant, String team) {
        return ask(
                "read a team",
                connection -> colleagues(
                        connection,
                        tenant,
                        ids(
                                connection,
                                "SELECT agent_id FROM ${tk}team_member WHERE tenant = ? AND team = ? ORDER BY agent_id LIMIT ?",
                                tenant.value(),
                                team,
                                MOST)));
    }

    @Override
    public Optional<List<Colleague>> principals(TenantId tenant, AgentId deputy) {
        return Optional.of(ask(
                "read the principals of a deputy",
                connection -> colleagues(
                        connection,
                        tenant,
                        ids(
                                connection,
                                "SELECT DISTINCT agent_id FROM ${tk}absence WHERE tenant = ? AND deputy = ?"
                                        + " ORDER BY agent_id LIMIT ?",
                                tenant.value(),
                                deputy.value(),
                                MOST))));
    }

    /** All who work on tickets, sorted by id. */
    public List<Colleague> colleagues(TenantId tenant) {
        return ask(
                "read the colleagues",
                connection -> colleagues(
                        connection,
                        tenant,
                        ids(
                                connection,
                                "SELECT agent_id FROM ${tk}agent WHERE tenant = ? ORDER BY agent_id",
                                tenant.value())));
    }

    // Changes

    /** Keeps the name and the contacts of an agent, in place of what was there; teams, skills and absences stay. */
    public void save(TenantId tenant, Agent agent) {
        change("save an agent", connection -> {
            String id = agent.id().value();
            touch(connection, "agent", tenant, id);
            sql(
                            "UPDATE ${tk}agent SET public_name = ? WHERE tenant = ? AND agent_id = ?",
                            agent.publicName(),
                            tenant.value(),
                            id)
                    .update(connection);
            reach(connection, "agent", tenant, id, agent.contacts());
        });
    }

    /** Keeps what a colleague is, in place of what was there, absences included; name and contacts stay. */
    public void save(TenantId tenant, Colleague colleague) {
        change("save a colleague", connection -> {
            String id = colleague.id().value();
            touch(connection, "agent", tenant, id);
            sql(
                            "UPDATE ${tk}agent SET weight = ?, capacity = ?, hours = ?, present = ?"
                                    + " WHERE tenant = ? AND agent_id = ?",
                            colleague.weight(),
                            colleague.capacity(),
                            colleague.hours().map(WorkCalendar::toString).orElse(null),
                            colleague.isPresent(),
                            tenant.value(),
                            id)
                    .update(connection);
            forget(connection, "team_member", "agent_id", tenant, id);
            for (String team : colleague.teams()) {
                insert("team_member (tenant, team, agent_id)", tenant.value(), team, id)
                        .update(connection);
            }
            forget(connection, "agent_skill", "agent_id", tenant, id);
            for (Map.Entry<String, Integer> skill : colleague.skills().entrySet()) {
                insert(
                                "agent_skill (tenant, agent_id, skill, skill_level)",
                                tenant.value(),
                                id,
                                skill.getKey(),
                                skill.getValue())
                        .update(connection);
            }
            absences(connection, tenant, id, colleague.absences());
        });
    }

    /** Keeps one more absence of an agent. */
    public void absent(TenantId tenant, AgentId id, Absence absence) {
        change("save an absence", connection -> {
            touch(connection, "agent", tenant, id.value());
            List<Absence> all = new ArrayList<>(
                    absences(connection, tenant, List.of(id.value())).getOrDefault(id.value(), List.of()));
            all.add(absence);
            absences(connection, tenant, id.value(), all);
        });
    }

    /** Keeps what is known of a requester, in place of what was there. */
    public void save(TenantId tenant, Person person) {
        change("save a requester", connection -> {
            String id = person.id().value();
            touch(connection, "requester", tenant, id);
            sql(
                            "UPDATE ${tk}requester SET customer_number = ? WHERE tenant = ? AND requester_id = ?",
                            person.customerNumber().isEmpty() ? null : person.customerNumber(),
                            tenant.value(),
                            id)
                    .update(connection);
            reach(connection, "requester", tenant, id, person.contacts());
        });
    }

    /** Forgets an agent and all that is kept of them; where they are a deputy, nobody is known to stand in. */
    public void remove(TenantId tenant, AgentId id) {
        change("remove an agent", connection -> {
            for (String table : List.of("agent_contact", "team_member", "agent_skill", "absence", "agent")) {
                forget(connection, table, "agent_id", tenant, id.value());
            }
        });
    }

    /** Forgets a requester; tickets keep the participants that they have. */
    public void remove(TenantId tenant, RequesterId id) {
        change("remove a requester", connection -> {
            forget(connection, "requester_contact", "requester_id", tenant, id.value());
            forget(connection, "requester", "requester_id", tenant, id.value());
        });
    }

    // Rows

    private Optional<Agent> agent(Connection connection, TenantId tenant, AgentId id) throws SQLException {
        List<Contact> contacts = contacts(connection, "agent", tenant, id.value());
        return contacts.isEmpty()
                ? Optional.empty()
                : question(
                                "SELECT public_name FROM ${tk}agent WHERE tenant = ? AND agent_id = ?",
                                tenant.value(),
                                id.value())
                        .first(connection, row -> new Agent(id, row.text("public_name"), contacts));
    }

    private Optional<String> holder(Connection connection, String who, TenantId tenant, Contact contact)
            throws SQLException {
        return question(
                        "SELECT " + who + "_id AS id FROM ${tk}" + who
                                + "_contact WHERE tenant = ? AND channel = ? AND address = ?",
                        tenant.value(),
                        contact.channel(),
                        contact.address())
                .first(connection, row -> row.text("id"));
    }

    private List<Contact> contacts(Connection connection, String who, TenantId tenant, String id) throws SQLException {
        return question(
                        "SELECT channel, address, display_name, language_tag, zone FROM ${tk}" + who
                                + "_contact WHERE tenant = ? AND " + who + "_id = ? ORDER BY position_no",
                        tenant.value(),
                        id)
                .list(connection, PersonRows::contact);
    }

    private List<String> ids(Connection connection, String text, Object... values) throws SQLException {
        return question(text, values).list(connection, row -> row.text("agent_id"));
    }

    private List<Colleague> colleagues(Connection connection, TenantId tenant, List<String> ids) throws SQLException {
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

    private Map<String, List<Absence>> absences(Connection connection, TenantId tenant, List<String> ids)
            throws SQLException {
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

    private void absences(Connection connection, TenantId tenant, String id, List<Absence> all) throws SQLException {
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

    private void reach(Connection connection, String who, TenantId tenant, String id, List<Contact> contacts)
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
    private void touch(Connection connection, String who, TenantId tenant, String id) throws SQLException {
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

    private void forget(Connection connection, String table, String column, TenantId tenant, String id)
            throws SQLException {
        sql("DELETE FROM ${tk}" + table + " WHERE tenant = ? AND " + column + " = ?", tenant.value(), id)
                .update(connection);
    }

    // Statements

    private Sql of(String select, TenantId tenant, List<String> ids) {
        return question(select + " WHERE tenant = ? AND agent_id IN ", tenant.value())
                .addList(ids);
    }

    private Sql question(String text, @Nullable Object... values) {
        return sql(text, values).within(PATIENCE_SECONDS);
    }

    private Sql insert(String row, @Nullable Object... values) {
        return sql("INSERT INTO ${tk}" + row + " VALUES ").addRow(values);
    }

    private Sql sql(String text, @Nullable Object... values) {
        return Sql.of(dialect.store().render(text), values);
    }

    private interface Writes {
        void on(Connection connection) throws SQLException;
    }

    private void change(String doing, Writes writes) {
        calls.run(doing, connection -> {
            writes.on(connection);
            return true;
        });
    }

    private record Answer<T>(@Nullable T value, @Nullable SQLException failure) {}

    /** A failure leaves the unit of work as a value: a host's transaction that it happens in goes on. */
    private <T> T ask(String doing, SqlWork<T> work) {
        boolean isHosts = unitOfWork.isActive();
        Answer<T> answer =
                calls.run(doing, connection -> isHosts ? askInside(connection, work) : answer(connection, work));
        SQLException failure = answer.failure();
        if (failure != null || answer.value() == null) {
            throw SqlFailures.during(doing, failure == null ? new SQLException("no answer") : failure);
        }
        return answer.value();
    }

    private static <T> Answer<T> askInside(Connection connection, SqlWork<T> work) throws SQLException {
        Savepoint before = connection.setSavepoint();
        Answer<T> answer = answer(connection, work);
        if (answer.failure() != null) {
            connection.rollback(before);
        }
        connection.releaseSavepoint(before);
        return answer;
    }

    private static <T> Answer<T> answer(Connection connection, SqlWork<T> work) {
        try {
            return new Answer<>(work.on(connection), null);
        } catch (SQLException failure) {
            return new Answer<>(null, failure);
        }
    }
}
