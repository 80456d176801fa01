package org.ticketkit.memory;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.ticketkit.notice.NoticeId;
import org.ticketkit.spi.ChangeSet;
import org.ticketkit.spi.RecordRef;
import org.ticketkit.spi.StoredEvent;
import org.ticketkit.spi.StoredNotice;
import org.ticketkit.spi.StoredRecord;
import org.ticketkit.spi.Timer;
import org.ticketkit.spi.UniqueKey;
import org.ticketkit.ticket.Entry;
import org.ticketkit.ticket.EntryId;
import org.ticketkit.ticket.Participant;
import org.ticketkit.ticket.TicketId;

/** What one tenant has, each thing under the keys by which it is asked for. */
final class TenantTables {

    /** The place of an event in the history of its record. */
    record EventPlace(RecordRef record, long sequence) {
        static final Comparator<EventPlace> ORDER =
                Comparator.comparing(EventPlace::record, Order.RECORDS).thenComparingLong(EventPlace::sequence);

        static EventPlace of(StoredEvent event) {
            return new EventPlace(event.record(), event.sequence());
        }
    }

    /** The place of an event among those of all records. */
    record Moment(Instant at, EventPlace place) {
        static final Comparator<Moment> ORDER =
                Comparator.comparing(Moment::at).thenComparing(Moment::place, EventPlace.ORDER);

        static Moment of(StoredEvent event) {
            return new Moment(event.at(), EventPlace.of(event));
        }
    }

    /** The place of an entry in the conversation of its ticket. */
    record EntryPlace(TicketId ticket, long sequence) {
        static final Comparator<EntryPlace> ORDER = Comparator.comparing(
                        (EntryPlace place) -> place.ticket().value(), Order.IDS)
                .thenComparingLong(EntryPlace::sequence);
    }

    /** The one timer of a kind that a record has. */
    record TimerKey(RecordRef record, String kind) {
        static final Comparator<TimerKey> ORDER =
                Comparator.comparing(TimerKey::record, Order.RECORDS).thenComparing(TimerKey::kind);
    }

    /** When a notice was begun to be sent. */
    record Begun(Instant at, UUID id) {
        static final Comparator<Begun> ORDER = Comparator.comparing(Begun::at).thenComparing(Begun::id, Order.IDS);
    }

    private static final Comparator<UniqueKey> KEYS =
            Comparator.comparing(UniqueKey::scope).thenComparing(UniqueKey::value);

    final Table<RecordRef, StoredRecord> records;
    final Table<UniqueKey, ChangeSet.KeyWrite> keys;
    final Table<EventPlace, StoredEvent> history;
    final Table<Moment, StoredEvent> chronicle;
    final Table<EntryPlace, Entry> conversations;
    final Table<UUID, Entry> entries;
    final Table<String, EntryId> attached;
    final Table<UUID, List<Participant>> participants;
    final Table<TimerKey, Timer> timers;
    final Table<UUID, StoredNotice> notices;
    final Table<String, NoticeId> noticeKeys;
    final Table<String, NoticeId> messageIds;
    final Table<Begun, NoticeId> begun;

    TenantTables(Journal journal) {
        records = new Table<>(journal, Order.RECORDS);
        keys = new Table<>(journal, KEYS);
        history = new Table<>(journal, EventPlace.ORDER);
        chronicle = new Table<>(journal, Moment.ORDER);
        conversations = new Table<>(journal, EntryPlace.ORDER);
        entries = new Table<>(journal, Order.IDS);
        attached = new Table<>(journal, Comparator.naturalOrder());
        participants = new Table<>(journal, Order.IDS);
        timers = new Table<>(journal, TimerKey.ORDER);
        notices = new Table<>(journal, Order.IDS);
        noticeKeys = new Table<>(journal, Comparator.naturalOrder());
        messageIds = new Table<>(journal, Comparator.naturalOrder());
        begun = new Table<>(journal, Begun.ORDER);
    }
}
