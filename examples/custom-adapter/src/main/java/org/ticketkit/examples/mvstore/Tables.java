package org.ticketkit.examples.mvstore;

import static org.ticketkit.spi.SortKeys.first;
import static org.ticketkit.spi.SortKeys.key;

import java.util.ArrayList;
import java.util.List;
import org.ticketkit.notice.Notice;
import org.ticketkit.spi.ChangeSet.KeyWrite;
import org.ticketkit.spi.Documents;
import org.ticketkit.spi.RecordRef;
import org.ticketkit.spi.StoredEvent;
import org.ticketkit.spi.StoredNotice;
import org.ticketkit.spi.StoredRecord;
import org.ticketkit.spi.Timer;
import org.ticketkit.ticket.Entry;
import org.ticketkit.ticket.Participant;

/** What a store has; each table says its keys, and by what else its things are found. */
final class Tables {

    /** By tenant and record; tickets also by each field that a search can be sorted by. */
    final Table<StoredRecord> records;
    /** By tenant, scope and value. */
    final Table<KeyWrite> keys;
    /** By tenant, record and sequence; also by instant. */
    final Table<StoredEvent> events;
    /** By tenant, ticket and sequence; also by id and by the digests of the files. */
    final Table<Entry> entries;
    /** By tenant, ticket and place in the order of arrival. */
    final Table<Participant> participants;
    /** By tenant, record and kind; also by due instant, or as parked. */
    final Table<Timer> timers;
    /** By tenant and id; also by due instant, decision, message id, and when it was begun for whom. */
    final Table<StoredNotice> notices;

    Tables(MvUnitOfWork work) {
        records = new Table<>(work, "records", Documents.RECORD, (key, record) -> sortKeys(record));
        keys = new Table<>(work, "keys", Documents.KEY, (key, taken) -> List.of());
        events = new Table<>(work, "events", Documents.EVENT, (key, event) -> List.of(key(first(key), event.at())));
        entries = new Table<>(work, "entries", Documents.ENTRY, (key, entry) -> entryKeys(first(key), entry));
        participants = new Table<>(work, "participants", Documents.PARTICIPANT, (key, person) -> List.of());
        timers = new Table<>(work, "timers", Documents.TIMER, (key, timer) -> dueKeys(timer));
        notices = new Table<>(work, "notices", Documents.NOTICE, (key, notice) -> noticeKeys(notice));
    }

    private static List<String> sortKeys(StoredRecord record) {
        boolean isTicket = record.ref().kind().equals(RecordRef.TICKET);
        return record.fields().entrySet().stream()
                .filter(value -> isTicket && value.getKey().isSortable())
                .map(value -> key(record.tenant(), value.getKey(), value.getValue()))
                .toList();
    }

    private static List<String> entryKeys(String tenant, Entry entry) {
        List<String> keys = new ArrayList<>(List.of(key("id", tenant, entry.id())));
        entry.attachments().forEach(file -> keys.add(key("file", tenant, file.sha256())));
        return keys;
    }

    private static List<String> dueKeys(Timer timer) {
        return List.of(timer.parked() ? key("parked") : key("due", timer.due()));
    }

    private static List<String> noticeKeys(StoredNotice stored) {
        Notice notice = stored.notice();
        List<String> keys = new ArrayList<>(dueKeys(stored));
        stored.rendered().ifPresent(words -> {
            keys.add(key("message", notice.tenant(), words.messageId()));
            stored.claimedAt().filter(at -> notice.isAutomatic()).ifPresent(at -> {
                keys.add(key("begun", notice.tenant(), notice.channel(), "", at));
                keys.add(key("begun", notice.tenant(), notice.channel(), notice.budgetKey(), at));
            });
        });
        return keys;
    }

    private static List<String> dueKeys(StoredNotice stored) {
        if (stored.state().isOpen()) {
            return List.of(key("due", stored.due()), key("open", stored.notice().createdAt()));
        }
        return stored.state() == StoredNotice.State.PARKED ? List.of(key("parked")) : List.of();
    }
}
