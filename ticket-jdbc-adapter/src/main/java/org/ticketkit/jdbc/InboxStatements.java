package org.ticketkit.jdbc;

import java.util.List;

/** The statements of the inbox that every dialect understands; a dialect may override one. */
class InboxStatements {

    static final String ARRIVAL_COLUMNS = String.join(", ", ArrivalRows.COLUMNS);

    private final Tables tables;

    InboxStatements(Tables tables) {
        this.tables = tables;
    }

    String arrivalByKey() {
        return render("SELECT id FROM ${tk}inbox WHERE tenant = ? AND dedupe_key = ?");
    }

    String insertArrival() {
        return render("INSERT INTO ${tk}inbox (" + ARRIVAL_COLUMNS + ") VALUES ("
                + Sql.marks(ArrivalRows.COLUMNS.size()) + ")");
    }

    /** Ends before the tenant's value; of arrivals that are locked. */
    String claimArrivals() {
        return render("UPDATE ${tk}inbox SET token = token + 1, attempts = attempts + 1, due_at = ? WHERE tenant");
    }

    String settleArrival() {
        return render("UPDATE ${tk}inbox SET state = ?, reason = ?, ticket_id = ?, settled_at = ?,"
                + " token = token + 1 WHERE id = ? AND token = ? AND state = 'WAITING'");
    }

    String deferArrival() {
        return render("UPDATE ${tk}inbox SET reason = ?, due_at = ?, token = token + 1"
                + " WHERE id = ? AND token = ? AND state = 'WAITING'");
    }

    String replayArrival() {
        return render("UPDATE ${tk}inbox SET state = 'WAITING', reason = NULL, ticket_id = NULL,"
                + " settled_at = NULL, due_at = ?, attempts = 0, token = token + 1"
                + " WHERE tenant = ? AND id = ? AND state <> 'WAITING'");
    }

    String arrival() {
        return render("SELECT " + ARRIVAL_COLUMNS + " FROM ${tk}inbox WHERE tenant = ? AND id = ?");
    }

    String quarantined() {
        return render("SELECT " + ARRIVAL_COLUMNS + " FROM ${tk}inbox"
                + " WHERE tenant = ? AND state = 'QUARANTINED' ORDER BY arrived_at, id FETCH FIRST ? ROWS ONLY");
    }

    String countQuarantined() {
        return render("SELECT COUNT(*) AS n FROM ${tk}inbox WHERE state = 'QUARANTINED'");
    }

    String cursor() {
        return render("SELECT cursor_text FROM ${tk}mailbox WHERE tenant = ? AND mailbox = ?");
    }

    String updateCursor() {
        return render("UPDATE ${tk}mailbox SET cursor_text = ? WHERE tenant = ? AND mailbox = ?");
    }

    String insertCursor() {
        return render("INSERT INTO ${tk}mailbox (cursor_text, tenant, mailbox) VALUES (?, ?, ?)");
    }

    Queue queue(String channel) {
        return new Queue(
                render("${tk}inbox"),
                ARRIVAL_COLUMNS,
                "state = 'WAITING' AND channel = ? AND due_at <= ?",
                List.of(channel),
                List.of("arrived_at", "id"));
    }

    /** The text with the names of the tables put in. */
    final String render(String template) {
        return tables.render(template);
    }
}
