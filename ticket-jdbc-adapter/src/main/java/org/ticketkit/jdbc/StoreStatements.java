package org.ticketkit.jdbc;

import java.util.List;
import java.util.stream.Collectors;

/** The statements of the ticket store that every dialect understands; a dialect may override one. */
class StoreStatements {

    static final String TICKET_COLUMNS = "t.id, t.version, t." + String.join(", t.", TicketRows.CONTENT);
    static final String ENTRY_COLUMNS = String.join(", ", EntryRows.COLUMNS);
    static final String FILE_COLUMNS = "a." + String.join(", a.", EntryRows.ATTACHMENT_COLUMNS);
    static final String EVENT_COLUMNS = String.join(", ", EventRows.COLUMNS);
    static final String NOTICE_COLUMNS = String.join(", ", NoticeRows.COLUMNS);
    /** What the columns of one who takes part begin with where the ticket's are read too. */
    static final String PERSON = "person_";

    static final String PERSON_COLUMNS = String.join(", ", PersonRows.COLUMNS);
    static final String TIMER_COLUMNS = String.join(", ", TimerRows.COLUMNS);

    private final Tables tables;

    StoreStatements(Tables tables) {
        this.tables = tables;
    }

    String ticketVersion() {
        return render("SELECT version FROM ${tk}ticket WHERE tenant = ? AND id = ?");
    }

    String recordVersion() {
        return render("SELECT version FROM ${tk}record WHERE tenant = ? AND kind = ? AND id = ?");
    }

    String keyHolder() {
        return render("SELECT owner_kind, owner_id, fingerprint FROM ${tk}unique_key"
                + " WHERE tenant = ? AND scope = ? AND key_text = ?");
    }

    String periodStart() {
        return render("SELECT numbers_before FROM ${tk}number_period WHERE period = ?");
    }

    /** Ends in the values. */
    String startPeriod() {
        return render("INSERT INTO ${tk}number_period (period, numbers_before) VALUES ");
    }

    String timers() {
        return render("SELECT " + TIMER_COLUMNS + " FROM ${tk}timer"
                + " WHERE tenant = ? AND record_kind = ? AND record_id = ? ORDER BY timer_kind");
    }

    String timerDue() {
        return render("SELECT due_at FROM ${tk}timer"
                + " WHERE tenant = ? AND record_kind = ? AND record_id = ? AND timer_kind = ?");
    }

    String noticeToken() {
        return render("SELECT token FROM ${tk}notice WHERE tenant = ? AND id = ?");
    }

    String ticket() {
        return render("SELECT " + TICKET_COLUMNS + " FROM ${tk}ticket t WHERE t.tenant = ? AND t.id = ?");
    }

    /** One row for each who takes part, whose columns are empty if nobody does. */
    String attendedTicket() {
        String person = PersonRows.COLUMNS.stream()
                .map(column -> "p." + column + " AS " + PERSON + column)
                .collect(Collectors.joining(", "));
        return render("SELECT " + TICKET_COLUMNS + ", " + person + " FROM ${tk}ticket t LEFT JOIN ${tk}participant p"
                + " ON p.tenant = t.tenant AND p.ticket_id = t.id WHERE t.tenant = ? AND t.id = ? ORDER BY p.added_no");
    }

    /** Ends in a list of ids. */
    String ticketsById() {
        return render("SELECT " + TICKET_COLUMNS + " FROM ${tk}ticket t WHERE t.tenant = ? AND t.id IN ");
    }

    /** Ends in a list of ids. */
    String ticketIds() {
        return render("SELECT id FROM ${tk}ticket WHERE tenant = ? AND id IN ");
    }

    /** Ends in a list of ids. */
    String recordIds() {
        return render("SELECT id FROM ${tk}record WHERE tenant = ? AND kind = ? AND id IN ");
    }

    String record() {
        return render("SELECT id, kind, version, body FROM ${tk}record WHERE tenant = ? AND kind = ? AND id = ?");
    }

    String ticketByKey() {
        return render("SELECT " + TICKET_COLUMNS + " FROM ${tk}unique_key k JOIN ${tk}ticket t"
                + " ON t.tenant = k.tenant AND t.id = k.owner_id AND k.owner_kind = 'ticket'"
                + " WHERE k.tenant = ? AND k.scope = ? AND k.key_text = ?");
    }

    String recordByKey() {
        return render("SELECT r.id, r.kind, r.version, r.body FROM ${tk}unique_key k JOIN ${tk}record r"
                + " ON r.tenant = k.tenant AND r.kind = k.owner_kind AND r.id = k.owner_id"
                + " WHERE k.tenant = ? AND k.scope = ? AND k.key_text = ?");
    }

    String tickets() {
        return render("SELECT " + TICKET_COLUMNS + " FROM ${tk}ticket t WHERE t.tenant = ?");
    }

    String termExists() {
        return render("EXISTS (SELECT 1 FROM ${tk}ticket_term x"
                + " WHERE x.tenant = t.tenant AND x.ticket_id = t.id AND x.field = ?");
    }

    String entries() {
        return render("SELECT " + ENTRY_COLUMNS
                + " FROM ${tk}entry WHERE tenant = ? AND ticket_id = ? AND sequence_no > ? AND kind IN ");
    }

    String entry() {
        return render("SELECT " + ENTRY_COLUMNS + " FROM ${tk}entry WHERE tenant = ? AND id = ?");
    }

    String attachments() {
        return render("SELECT " + FILE_COLUMNS + " FROM ${tk}entry e JOIN ${tk}attachment a"
                + " ON a.tenant = e.tenant AND a.entry_id = e.id"
                + " WHERE e.tenant = ? AND e.ticket_id = ? AND e.sequence_no BETWEEN ? AND ?"
                + " ORDER BY e.sequence_no, a.position_no");
    }

    String isAttached() {
        return render("SELECT 1 FROM ${tk}attachment WHERE tenant = ? AND sha256 = ? FETCH FIRST 1 ROW ONLY");
    }

    String events() {
        return render("SELECT " + EVENT_COLUMNS + " FROM ${tk}event"
                + " WHERE tenant = ? AND record_kind = ? AND record_id = ? AND sequence_no > ?"
                + " ORDER BY sequence_no FETCH FIRST ? ROWS ONLY");
    }

    String eventsBetween() {
        return render("SELECT " + EVENT_COLUMNS
                + " FROM ${tk}event WHERE tenant = ? AND happened_at >= ? AND happened_at < ?");
    }

    String participants() {
        return render("SELECT " + PERSON_COLUMNS
                + " FROM ${tk}participant WHERE tenant = ? AND ticket_id = ? ORDER BY added_no");
    }

    /** Ends before the tenant's value; of notices that are locked. */
    String claimNotices() {
        return render("UPDATE ${tk}notice SET state = 'SENDING', is_open = TRUE, attempts = attempts + 1,"
                + " token = token + 1, due_at = ?, claimed_at = ? WHERE tenant");
    }

    String notice() {
        return render("SELECT " + NOTICE_COLUMNS + " FROM ${tk}notice WHERE tenant = ? AND id = ?");
    }

    String notices() {
        return render("SELECT " + NOTICE_COLUMNS + " FROM ${tk}notice WHERE tenant = ? AND state IN ");
    }

    String noticeByMessage() {
        return render("SELECT " + NOTICE_COLUMNS + " FROM ${tk}notice WHERE tenant = ? AND message_id = ?");
    }

    String countAutomatic() {
        return render("SELECT 1 FROM ${tk}notice WHERE tenant = ? AND channel = ? AND claimed_at >= ?"
                + " AND automatic = TRUE AND message_id IS NOT NULL");
    }

    String countAutomaticTo() {
        return countAutomatic() + " AND budget_key = ?";
    }

    String health() {
        return render("SELECT (SELECT COUNT(*) FROM ${tk}timer WHERE parked = FALSE AND due_at <= ?) AS overdue,"
                + " (SELECT MIN(due_at) FROM ${tk}timer WHERE parked = FALSE AND due_at <= ?) AS oldest_timer,"
                + " (SELECT COUNT(*) FROM ${tk}timer WHERE parked = TRUE) AS parked_timers,"
                + " (SELECT COUNT(*) FROM ${tk}notice WHERE is_open = TRUE) AS waiting,"
                + " (SELECT MIN(created_at) FROM ${tk}notice WHERE is_open = TRUE) AS oldest_notice,"
                + " (SELECT COUNT(*) FROM ${tk}notice WHERE state = 'PARKED') AS parked_notices");
    }

    /** The names of the sequences in a schema. */
    String sequences() {
        return "SELECT sequence_name FROM information_schema.sequences WHERE sequence_schema = ?";
    }

    Queue timerQueue() {
        return new Queue(
                render("${tk}timer"),
                TIMER_COLUMNS,
                "parked = FALSE AND due_at <= ?",
                List.of(),
                List.of("due_at", "tenant", "record_kind", "record_id", "timer_kind"));
    }

    Queue noticeQueue() {
        return new Queue(
                render("${tk}notice"),
                NOTICE_COLUMNS,
                "is_open = TRUE AND due_at <= ?",
                List.of(),
                List.of("due_at", "tenant", "id"));
    }

    /** The text with the names of the tables put in. */
    final String render(String template) {
        return tables.render(template);
    }
}
