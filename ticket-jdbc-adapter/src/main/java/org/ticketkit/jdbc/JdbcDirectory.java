package org.ticketkit.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
    private final DirectoryRows rows;

    JdbcDirectory(Calls calls, UnitOfWork unitOfWork, Dialect dialect) {
        this.calls = calls;
        this.unitOfWork = unitOfWork;
        this.rows = new DirectoryRows(dialect);
    }

    // Questions

    @Override
    public Optional<RequesterId> requester(TenantId tenant, Contact contact) {
        return ask(
                "find a requester",
                connection ->
                        rows.holder(connection, "requester", tenant, contact).map(RequesterId::of));
    }

    @Override
    public Optional<RequesterId> requesterByNumber(TenantId tenant, String customerNumber) {
        return ask(
                "find a requester",
                connection -> rows.question(
                                "SELECT requester_id FROM ${tk}requester WHERE tenant = ? AND customer_number = ?",
                                tenant.value(),
                                customerNumber)
                        .first(connection, row -> RequesterId.of(row.text("requester_id"))));
    }

    @Override
    public Optional<Person> person(TenantId tenant, RequesterId id) {
        return ask("read a requester", connection -> {
            Optional<String> number = rows.question(
                            "SELECT customer_number FROM ${tk}requester WHERE tenant = ? AND requester_id = ?",
                            tenant.value(),
                            id.value())
                    .first(
                            connection,
                            row -> row.optionalText("customer_number").orElse(""));
            return number.isEmpty()
                    ? Optional.empty()
                    : Optional.of(
                            new Person(id, rows.contacts(connection, "requester", tenant, id.value()), number.get()));
        });
    }

    @Override
    public Optional<Agent> agent(TenantId tenant, AgentId id) {
        return ask("read an agent", connection -> rows.agent(connection, tenant, id));
    }

    @Override
    public Optional<Agent> agentByContact(TenantId tenant, Contact contact) {
        return ask("find an agent", connection -> {
            Optional<String> id = rows.holder(connection, "agent", tenant, contact);
            return id.isEmpty() ? Optional.empty() : rows.agent(connection, tenant, AgentId.of(id.get()));
        });
    }

    @Override
    public Optional<Colleague> colleague(TenantId tenant, AgentId id) {
        return ask(
                "read a colleague",
                connection -> rows.colleagues(connection, tenant, List.of(id.value())).stream()
                        .findFirst());
    }

    @Override
    public List<Colleague> team(TenantId tenant, String team) {
        return ask(
                "read a team",
                connection -> rows.colleagues(
                        connection,
                        tenant,
                        rows.ids(
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
                connection -> rows.colleagues(
                        connection,
                        tenant,
                        rows.ids(
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
                connection -> rows.colleagues(
                        connection,
                        tenant,
                        rows.ids(
                                connection,
                                "SELECT agent_id FROM ${tk}agent WHERE tenant = ? ORDER BY agent_id",
                                tenant.value())));
    }

    // Changes

    /** Keeps the name and the contacts of an agent, in place of what was there; teams, skills and absences stay. */
    public void save(TenantId tenant, Agent agent) {
        change("save an agent", connection -> {
            String id = agent.id().value();
            rows.touch(connection, "agent", tenant, id);
            rows.sql(
                            "UPDATE ${tk}agent SET public_name = ? WHERE tenant = ? AND agent_id = ?",
                            agent.publicName(),
                            tenant.value(),
                            id)
                    .update(connection);
            rows.reach(connection, "agent", tenant, id, agent.contacts());
        });
    }

    /** Keeps what a colleague is, in place of what was there, absences included; name and contacts stay. */
    public void save(TenantId tenant, Colleague colleague) {
        change("save a colleague", connection -> {
            String id = colleague.id().value();
            rows.touch(connection, "agent", tenant, id);
            rows.sql(
                            "UPDATE ${tk}agent SET weight = ?, capacity = ?, hours = ?, present = ?"
                                    + " WHERE tenant = ? AND agent_id = ?",
                            colleague.weight(),
                            colleague.capacity(),
                            colleague.hours().map(WorkCalendar::toString).orElse(null),
                            colleague.isPresent(),
                            tenant.value(),
                            id)
                    .update(connection);
            rows.forget(connection, "team_member", "agent_id", tenant, id);
            for (String team : colleague.teams()) {
                rows.insert("team_member (tenant, team, agent_id)", tenant.value(), team, id)
                        .update(connection);
            }
            rows.forget(connection, "agent_skill", "agent_id", tenant, id);
            for (Map.Entry<String, Integer> skill : colleague.skills().entrySet()) {
                rows.insert(
                                "agent_skill (tenant, agent_id, skill, skill_level)",
                                tenant.value(),
                                id,
                                skill.getKey(),
                                skill.getValue())
                        .update(connection);
            }
            rows.absences(connection, tenant, id, colleague.absences());
        });
    }

    /** Keeps one more absence of an agent. */
    public void absent(TenantId tenant, AgentId id, Absence absence) {
        change("save an absence", connection -> {
            rows.touch(connection, "agent", tenant, id.value());
            List<Absence> all = new ArrayList<>(
                    rows.absences(connection, tenant, List.of(id.value())).getOrDefault(id.value(), List.of()));
            all.add(absence);
            rows.absences(connection, tenant, id.value(), all);
        });
    }

    /** Keeps what is known of a requester, in place of what was there. */
    public void save(TenantId tenant, Person person) {
        change("save a requester", connection -> {
            String id = person.id().value();
            rows.touch(connection, "requester", tenant, id);
            rows.sql(
                            "UPDATE ${tk}requester SET customer_number = ? WHERE tenant = ? AND requester_id = ?",
                            person.customerNumber().isEmpty() ? null : person.customerNumber(),
                            tenant.value(),
                            id)
                    .update(connection);
            rows.reach(connection, "requester", tenant, id, person.contacts());
        });
    }

    /** Forgets an agent and all that is kept of them; where they are a deputy, nobody is known to stand in. */
    public void remove(TenantId tenant, AgentId id) {
        change("remove an agent", connection -> {
            for (String table : List.of("agent_contact", "team_member", "agent_skill", "absence", "agent")) {
                rows.forget(connection, table, "agent_id", tenant, id.value());
            }
        });
    }

    /** Forgets a requester; tickets keep the participants that they have. */
    public void remove(TenantId tenant, RequesterId id) {
        change("remove a requester", connection -> {
            rows.forget(connection, "requester_contact", "requester_id", tenant, id.value());
            rows.forget(connection, "requester", "requester_id", tenant, id.value());
        });
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
