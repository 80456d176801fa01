package org.ticketkit.jdbc;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.ticketkit.notice.NoticeId;
import org.ticketkit.notice.Rendered;
import org.ticketkit.spi.ChangeSet;
import org.ticketkit.spi.ChangeSet.KeyWrite;
import org.ticketkit.spi.ChangeSet.NoticeWrite;
import org.ticketkit.spi.ChangeSet.ParticipantWrite;
import org.ticketkit.spi.ChangeSet.RecordWrite;
import org.ticketkit.spi.ChangeSet.TimerWrite;
import org.ticketkit.spi.RecordRef;
import org.ticketkit.ticket.Attachment;
import org.ticketkit.ticket.Entry;
import org.ticketkit.ticket.TenantId;
import org.ticketkit.ticket.TicketField;

/**
 * A change set as one list of statements that a database takes in one round trip, whatever the command was.
 *
 * <p>Every condition is written such that the statement fails where it does not hold, and the dialect sees to it that a failure undoes
 * the whole list and nothing else. What must be free is a plain insert against a unique constraint. What must be there is changed or
 * deleted by a statement that inserts a row without a tenant, which no table takes, if it found nothing.
 *
 * <p>The text depends on nothing but how many rows of which kind there are, so the common commands have the same text every time.
 */
abstract class ChangeSets {

    private static final String UNIQUE = "23505";
    private static final String NOT_NULL = "23502";

    private static final List<String> TICKET_COLUMNS = Stream.concat(
                    Stream.of("tenant", "id", "version"), TicketRows.CONTENT.stream())
            .toList();
    private static final String TICKET_CHANGES = ", " + String.join(" = ?, ", TicketRows.CONTENT) + " = ?";
    private static final List<String> RECORD_COLUMNS = List.of("tenant", "kind", "id", "version", "body");
    private static final List<String> TERM_COLUMNS = List.of("tenant", "ticket_id", "field", "term");
    private static final List<String> KEY_COLUMNS =
            List.of("tenant", "scope", "key_text", "owner_kind", "owner_id", "fingerprint");

    private final Tables tables;

    /** Pieces of texts by what they depend on, which is in the code: there are no more than that names. */
    private final Map<List<Object>, String> pieces = new ConcurrentHashMap<>();

    ChangeSets(Tables tables) {
        this.tables = tables;
    }

    /** Changes rows, and fails if there are none where they should be. */
    abstract Sql mustUpdate(String table, Sql where, Sql changes);

    /** Deletes rows, and fails if there are none where they should be. */
    abstract Sql mustDelete(String table, Sql where);

    /** Inserts a row; does nothing if there is one with the same key. */
    abstract Sql insertOrKeep(String table, List<String> columns, List<String> key, List<@Nullable Object> row);

    /** Inserts rows, each in place of one with the same key. */
    abstract Sql insertOrReplace(
            String table, List<String> columns, List<String> key, List<List<@Nullable Object>> rows);

    /** A unique key's text as it is kept. */
    String keyText(String key) {
        return key;
    }

    /** Says that a key is taken, or that something which must be there is not. */
    static boolean isBrokenCondition(SQLException failure) {
        return isDuplicate(failure) || NOT_NULL.equals(failure.getSQLState());
    }

    static boolean isDuplicate(SQLException failure) {
        return UNIQUE.equals(failure.getSQLState());
    }

    /** The whole change set; empty if it writes nothing. */
    Sql compile(ChangeSet changes) {
        TenantId tenant = changes.tenant();
        List<Sql> statements = new ArrayList<>();
        changes.records().forEach(write -> record(tenant, write, statements));
        changes.keys().forEach(write -> key(tenant, write, statements));
        insert(
                "event",
                EventRows.COLUMNS,
                rows(changes.events(), event -> EventRows.values(tenant, event)),
                statements);
        entries(tenant, changes.entries(), statements);
        participants(changes, statements);
        changes.timers().forEach(write -> statements.add(timer(tenant, write)));
        changes.notices().forEach(write -> statements.add(notice(tenant, write)));
        return joined(statements);
    }

    static Sql joined(List<Sql> statements) {
        Sql all = new Sql();
        for (Sql statement : statements) {
            all.add(all.isEmpty() ? "" : ";\n").add(statement);
        }
        return all;
    }

    private void record(TenantId tenant, RecordWrite write, List<Sql> statements) {
        if (write.ref().kind().equals(RecordRef.TICKET)) {
            ticket(tenant, write, statements);
        } else if (write.expectedVersion() == 0) {
            List<@Nullable Object> row = Arrays.asList(
                    tenant.value(), write.ref().kind(), write.ref().id(), 1L, write.body());
            insert("record", RECORD_COLUMNS, List.of(row), statements);
        } else {
            statements.add(mustUpdate(
                    "record",
                    Sql.of(
                            "tenant = ? AND kind = ? AND id = ? AND version = ?",
                            tenant.value(),
                            write.ref().kind(),
                            write.ref().id(),
                            write.expectedVersion()),
                    Sql.of("version = ?, body = ?", write.expectedVersion() + 1, write.body())));
        }
    }

    private void ticket(TenantId tenant, RecordWrite write, List<Sql> statements) {
        List<@Nullable Object> values = TicketRows.values(write.fields(), write.body());
        Object id = write.ref().id();
        if (write.expectedVersion() == 0) {
            List<@Nullable Object> row = new ArrayList<>(Arrays.asList(tenant.value(), id, 1L));
            row.addAll(values);
            insert("ticket", TICKET_COLUMNS, List.of(row), statements);
        } else {
            statements.add(mustUpdate(
                    "ticket",
                    Sql.of("tenant = ? AND id = ? AND version = ?", tenant.value(), id, write.expectedVersion()),
                    Sql.of("version = ?", write.expectedVersion() + 1).add(TICKET_CHANGES, values.toArray())));
        }
        terms(tenant, write, statements);
    }

    /** Terms of fields that change; most writes change none. Terms that are there already stay untouched, and a new ticket has none. */
    private void terms(TenantId tenant, RecordWrite write, List<Sql> statements) {
        Object id = write.ref().id();
        List<List<@Nullable Object>> rows = new ArrayList<>();
        TicketRows.terms(write.fields()).forEach((field, terms) -> {
            if (!write.kept().contains(field)) {
                terms.forEach(term -> rows.add(Arrays.asList(tenant.value(), id, field.name(), term)));
            }
        });
        if (write.expectedVersion() == 0) {
            insert("ticket_term", TERM_COLUMNS, rows, statements);
            return;
        }
        List<String> changing = TicketRows.TERMS.stream()
                .filter(field -> !write.kept().contains(field))
                .map(TicketField::name)
                .toList();
        if (!changing.isEmpty()) {
            Sql delete = sql("DELETE FROM ${tk}ticket_term WHERE tenant = ? AND ticket_id = ?", tenant.value(), id);
            delete.add(" AND field IN ").addList(changing);
            rows.forEach(row -> delete.add(" AND NOT (field = ? AND term = ?)", row.get(2), row.get(3)));
            statements.add(delete);
        }
        if (!rows.isEmpty()) {
            statements.add(insertOrReplace("ticket_term", TERM_COLUMNS, TERM_COLUMNS, rows));
        }
    }

    private void key(TenantId tenant, KeyWrite write, List<Sql> statements) {
        List<@Nullable Object> row = Arrays.asList(
                tenant.value(),
                write.key().scope(),
                keyText(write.key().value()),
                write.owner().kind(),
                write.owner().id(),
                write.fingerprint());
        switch (write.whenTaken()) {
            case CONFLICT -> insert("unique_key", KEY_COLUMNS, List.of(row), statements);
            case KEEP -> statements.add(insertOrKeep("unique_key", KEY_COLUMNS, KEY_COLUMNS.subList(0, 3), row));
        }
    }

    private void entries(TenantId tenant, List<Entry> entries, List<Sql> statements) {
        insert("entry", EntryRows.COLUMNS, rows(entries, entry -> EntryRows.values(tenant, entry)), statements);
        List<List<@Nullable Object>> files = new ArrayList<>();
        for (Entry entry : entries) {
            for (Attachment file : entry.attachments()) {
                files.add(Arrays.asList(EntryRows.values(tenant, entry.id(), files.size(), file)));
            }
        }
        insert("attachment", EntryRows.ATTACHMENT_COLUMNS, files, statements);
    }

    /** One who is there already keeps the place in the order. */
    private void participants(ChangeSet changes, List<Sql> statements) {
        List<ParticipantWrite.Add> added = new ArrayList<>();
        for (ParticipantWrite write : changes.participants()) {
            if (write instanceof ParticipantWrite.Add add) {
                added.add(add);
            } else if (write instanceof ParticipantWrite.Remove remove) {
                statements.add(sql(
                        "DELETE FROM ${tk}participant WHERE tenant = ? AND ticket_id = ? AND requester_id = ?",
                        changes.tenant().value(),
                        remove.ticket().value(),
                        remove.person().value()));
            }
        }
        if (!added.isEmpty()) {
            statements.add(insertOrReplace(
                    "participant",
                    PersonRows.COLUMNS,
                    PersonRows.COLUMNS.subList(0, 3),
                    rows(added, add -> PersonRows.values(changes.tenant(), add))));
        }
    }

    private Sql timer(TenantId tenant, TimerWrite write) {
        if (write instanceof TimerWrite.Set set) {
            return insertOrReplace(
                    "timer",
                    TimerRows.COLUMNS,
                    TimerRows.COLUMNS.subList(0, 4),
                    List.of(Arrays.asList(TimerRows.values(tenant, set.timer()))));
        }
        TimerWrite.Clear clear = (TimerWrite.Clear) write;
        Object[] key = {tenant.value(), clear.record().kind(), clear.record().id(), clear.kind()};
        String place = "tenant = ? AND record_kind = ? AND record_id = ? AND timer_kind = ?";
        if (clear.expectedDue().isEmpty()) {
            return sql("DELETE FROM ${tk}timer WHERE " + place, key);
        }
        return mustDelete(
                "timer",
                Sql.of(place, key).add(" AND due_at = ?", clear.expectedDue().get()));
    }

    private Sql notice(TenantId tenant, NoticeWrite write) {
        if (write instanceof NoticeWrite.Add add) {
            return insertOrKeep(
                    "notice",
                    NoticeRows.COLUMNS,
                    List.of("tenant", "notice_key"),
                    Arrays.asList(NoticeRows.values(tenant, add.notice())));
        }
        if (write instanceof NoticeWrite.Freeze freeze) {
            Rendered words = freeze.rendered();
            return held(
                    tenant,
                    freeze.id(),
                    freeze.token(),
                    Sql.of(
                            "message_id = ?, subject = ?, text_body = ?, answers = ?, files = ?",
                            words.messageId(),
                            words.subject(),
                            words.text(),
                            words.answers().orElse(null),
                            NoticeRows.files(words)));
        }
        NoticeWrite.Settle settle = (NoticeWrite.Settle) write;
        return held(
                tenant,
                settle.id(),
                settle.token(),
                Sql.of(
                        "state = ?, is_open = ?, due_at = ?, problem = ?, settled_at = ?",
                        settle.state().name(),
                        NoticeRows.isOpen(settle.state()),
                        settle.due(),
                        Problems.kept(settle.problem().orElse(null)),
                        NoticeRows.settledAt(settle.state(), settle.at())));
    }

    /** Changes a notice whose last claim has this token. */
    private Sql held(TenantId tenant, NoticeId id, long token, Sql changes) {
        return mustUpdate(
                "notice", Sql.of("tenant = ? AND id = ? AND token = ?", tenant.value(), id.value(), token), changes);
    }

    private void insert(String table, List<String> columns, List<List<@Nullable Object>> rows, List<Sql> statements) {
        if (!rows.isEmpty()) {
            statements.add(insert(table, columns, rows));
        }
    }

    /** Inserts rows, and fails if there is one with the same key. */
    final Sql insert(String table, List<String> columns, List<List<@Nullable Object>> rows) {
        String head = once(
                () -> "INSERT INTO ${tk}" + table + " (" + String.join(", ", columns) + ") VALUES ",
                "insert",
                table,
                columns);
        return Sql.of(head).add(list(rows));
    }

    private static <T> List<List<@Nullable Object>> rows(Collection<T> values, Function<T, @Nullable Object[]> row) {
        return values.stream().map(row).map(Arrays::asList).collect(Collectors.toList());
    }

    static Sql list(List<List<@Nullable Object>> rows) {
        Sql list = new Sql();
        for (List<@Nullable Object> row : rows) {
            list.add(list.isEmpty() ? "" : ", ").addList(row);
        }
        return list;
    }

    /** A piece of a text that depends on nothing but these, with the names of the tables put in; made the first time. */
    final String once(Supplier<String> template, Object... on) {
        return pieces.computeIfAbsent(List.of(on), made -> tables.render(template.get()));
    }

    final Sql sql(String template, @Nullable Object... parameters) {
        return Sql.of(once(() -> template, template), parameters);
    }
}
