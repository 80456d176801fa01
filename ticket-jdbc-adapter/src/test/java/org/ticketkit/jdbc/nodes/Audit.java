package org.ticketkit.jdbc.nodes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.ticketkit.ConsistencyReport;
import org.ticketkit.Inconsistency;
import org.ticketkit.TicketDesk;
import org.ticketkit.ticket.PageRequest;

/**
 * Holds what the processes were told against what is in the database: every acknowledged command is there whole and once, a refused one
 * left nothing, none is there twice, and every notice was decided once and said under one id.
 */
final class Audit {

    private static final int MOST_BATCHES = 10_000;

    private final Database database;
    private final List<List<String>> journals;
    private final TicketDesk desk;
    private final List<String> wrong = new ArrayList<>();

    private Audit(Database database, Path folder, TicketDesk desk) {
        this.database = database;
        this.desk = desk;
        this.journals = Journal.readAll(folder);
    }

    /**
     * Does and sends what is left, by a clock that is an hour ahead, so that all leases of the dead have run out; then looks.
     *
     * @param mostDeliveries how often a channel may have been handed the same notice
     */
    static Audit of(Database database, Path folder, int mostDeliveries) {
        try (Journal journal = Journal.at(folder.resolve("audit.journal"))) {
            TicketDesk desk =
                    DeskNode.desk(database.pool(), Duration.ofHours(1), Duration.ofMinutes(2), new Postman(journal, 0));
            finish(database, desk);
            Audit audit = new Audit(database, folder, desk);
            audit.acknowledged();
            audit.opened();
            audit.refused();
            audit.nothingTwice();
            audit.timers();
            audit.notices(mostDeliveries);
            audit.consistency();
            assertEquals(List.of(), audit.wrong.stream().limit(20).toList(), audit.wrong.size() + " things are wrong");
            return audit;
        }
    }

    private static void finish(Database database, TicketDesk desk) {
        String left = "SELECT (SELECT count(*) FROM tk_timer WHERE NOT parked)"
                + " + (SELECT count(*) FROM tk_notice WHERE is_open)";
        for (int i = 0; i < MOST_BATCHES && database.count(left) > 0; i++) {
            desk.work(100);
            desk.deliver(100);
        }
        assertEquals(0, database.count(left), "timers and notices that are left");
    }

    /** How many lines of the journals begin with this word. */
    long count(String kind) {
        return lines(kind).size();
    }

    /** How many commands the desk said were done. */
    long acknowledgedCommands() {
        return count("done") + count("opened") + count("replayed");
    }

    /** How many of these failed with this recovery. */
    long failed(String recovery) {
        return lines("failed").stream()
                .filter(line -> line.get(2).equals(recovery))
                .count();
    }

    private List<List<String>> lines(String kind) {
        return journals.stream().filter(line -> line.get(0).equals(kind)).toList();
    }

    private void wrong(String what, Object which) {
        wrong.add(what + ": " + which);
    }

    /** Every command that was acknowledged made a version of its own, left its events or its entry, and nothing has undone it. */
    private void acknowledged() {
        Map<String, String> ticketOfActor = pairs("SELECT DISTINCT actor_id, record_id FROM tk_event");
        Map<String, String> ticketOfEntry =
                pairs("SELECT id || ' ' || split_part(text_body, ' ', 2), ticket_id FROM tk_entry");
        Map<String, String> versions = pairs("SELECT id, version FROM tk_ticket");
        Set<String> made = new HashSet<>();
        for (List<String> line : lines("done")) {
            String token = line.get(1);
            String ticket = line.get(2);
            String entry = line.get(4);
            String found = entry.equals("-") ? ticketOfActor.get(token) : ticketOfEntry.get(entry + " " + token);
            if (!ticket.equals(found)) {
                wrong("lost", line);
            }
            boolean isTold = !line.get(3).equals("0"); // who is outside is not told of versions
            if (isTold && !made.add(ticket + " " + line.get(3))) {
                wrong("two commands made the same version", line);
            }
            if (Long.parseLong(versions.getOrDefault(ticket, "0")) < Long.parseLong(line.get(3))) {
                wrong("an older version is stored", line);
            }
        }
    }

    /** Every opening that was acknowledged is found by its number, key and reference, and says what was sent. */
    private void opened() {
        Map<String, String> numbers = pairs("SELECT id, number FROM tk_ticket");
        Map<String, String> texts =
                pairs("SELECT ticket_id, replace(text_body, ' ', '_') FROM tk_entry WHERE sequence_no = 1");
        Map<String, String> holders = pairs("SELECT scope || ' ' || key_text, owner_id FROM tk_unique_key");
        List<List<String>> all = new ArrayList<>(lines("opened"));
        all.addAll(lines("replayed"));
        for (List<String> line : all) {
            String ticket = line.get(2);
            boolean isThere = line.get(4).equals(numbers.get(ticket))
                    && line.get(7).equals(texts.get(ticket))
                    && ticket.equals(holders.get("number " + line.get(4)))
                    && (line.get(5).equals("-") || ticket.equals(holders.get("idempotency " + line.get(5))))
                    && (line.get(6).equals("-") || ticket.equals(holders.get("reference " + line.get(6))));
            if (!isThere) {
                wrong("lost, or not what was sent", line);
            }
        }
    }

    private void refused() {
        Set<String> traces = new HashSet<>(
                pairs("SELECT DISTINCT actor_id, record_id FROM tk_event").keySet());
        traces.addAll(pairs("SELECT split_part(text_body, ' ', 2), ticket_id FROM tk_entry")
                .keySet());
        List<List<String>> without = new ArrayList<>(lines("refused"));
        lines("failed").stream()
                .filter(line -> !line.get(2).equals("LOOK_FIRST"))
                .forEach(without::add);
        without.stream()
                .filter(line -> traces.contains(line.get(1)))
                .forEach(line -> wrong("left something behind", line));
    }

    /** No command was done twice, not even one of which nobody heard any more. */
    private void nothingTwice() {
        database.rows("SELECT actor_id, event_type, count(*) FROM tk_event WHERE actor_id LIKE 'node%'"
                        + " GROUP BY actor_id, event_type HAVING count(*) > 1")
                .forEach(row -> wrong("happened twice", row));
        database.rows(
                        "SELECT text_body, count(*) FROM tk_entry GROUP BY text_body"
                                + " HAVING count(*) > 1 AND text_body NOT LIKE 'Request same-%' AND text_body NOT LIKE 'Request other-%'")
                .forEach(row -> wrong("written twice", row));
    }

    /** A claim ends once, a waiting ends once. */
    private void timers() {
        Map<String, Boolean> claimed = new HashMap<>();
        Map<String, Boolean> waiting = new HashMap<>();
        for (List<String> event : database.rows("SELECT record_id, event_type, actor_id, payload FROM tk_event"
                + " WHERE event_type IN ('ticket.claimed', 'ticket.claim-ended', 'ticket.status-changed')"
                + " ORDER BY record_id, sequence_no")) {
            String ticket = event.get(0);
            boolean isByTimer = event.get(2).equals("timer");
            switch (event.get(1)) {
                case "ticket.claimed" -> claimed.put(ticket, true);
                case "ticket.claim-ended" -> {
                    if (!Boolean.TRUE.equals(claimed.put(ticket, false))) {
                        wrong("a claim ended twice", event);
                    }
                }
                default -> {
                    if (isByTimer && !waiting.getOrDefault(ticket, false)) {
                        wrong("a waiting ended twice", event);
                    }
                    waiting.put(ticket, event.get(3).contains("\"until\""));
                }
            }
        }
        assertEquals(0, database.count("SELECT count(*) FROM tk_timer"), "timers that are left");
    }

    private void notices(int most) {
        database.rows(
                        "WITH said AS (SELECT coalesce(entry_id, answered_entry_id) AS about, count(*) AS times FROM tk_notice"
                                + " GROUP BY 1) SELECT e.id, coalesce(times, 0) FROM tk_entry e LEFT JOIN said ON about = e.id"
                                + " WHERE e.kind = 'MESSAGE' AND coalesce(times, 0) <> 1")
                .forEach(row -> wrong("an entry that is not told of once", row));
        database.rows("SELECT id, state FROM tk_notice WHERE state <> 'DELIVERED'")
                .forEach(row -> wrong("a notice that is not delivered", row));
        Map<String, String> ids = pairs("SELECT replace(notice_key, ' ', '_'), message_id FROM tk_notice");
        Map<String, List<List<String>>> delivered =
                lines("delivered").stream().collect(Collectors.groupingBy(line -> line.get(1)));
        ids.forEach((key, id) -> {
            List<List<String>> times = delivered.getOrDefault(key, List.of());
            if (times.isEmpty() || times.size() > most) {
                wrong("a notice that was sent " + times.size() + " times", key);
            }
            times.stream()
                    .filter(line -> !line.get(2).equals(id))
                    .forEach(line -> wrong("sent under another id than " + id, line));
        });
        delivered.keySet().stream()
                .filter(key -> !ids.containsKey(key))
                .forEach(key -> wrong("a notice that nobody decided was sent", key));
    }

    private void consistency() {
        Optional<PageRequest> page = Optional.of(PageRequest.first(100));
        long checked = 0;
        while (page.isPresent()) {
            ConsistencyReport report = desk.checkConsistency(page.get());
            for (Inconsistency found : report.found()) {
                wrong("inconsistent", found);
            }
            checked += report.checked();
            page = report.next().map(PageRequest.first(100)::at);
        }
        assertEquals(database.count("SELECT count(*) FROM tk_ticket"), checked);
        assertTrue(checked > 0);
    }

    private Map<String, String> pairs(String sql) {
        Map<String, String> pairs = new HashMap<>();
        database.rows(sql).forEach(row -> pairs.put(row.get(0), row.get(1)));
        return pairs;
    }

    /** What the processes were told, for the build's output. */
    @Override
    public String toString() {
        return acknowledgedCommands() + " commands acknowledged (" + count("opened") + " opened, " + count("replayed")
                + " replayed), " + count("refused") + " refused, " + count("failed") + " failed, "
                + failed("LOOK_FIRST") + " of them uncertain; " + database.count("SELECT count(*) FROM tk_ticket")
                + " tickets, " + database.count("SELECT count(*) FROM tk_notice") + " notices delivered, "
                + database.count("SELECT count(*) FROM tk_notice WHERE attempts > 1") + " taken over";
    }
}
