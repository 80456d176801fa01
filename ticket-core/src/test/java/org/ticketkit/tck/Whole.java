package org.ticketkit.tck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import org.ticketkit.spi.ChangeSet;
import org.ticketkit.spi.ChangeSet.NoticeWrite;
import org.ticketkit.spi.ChangeSet.ParticipantWrite;
import org.ticketkit.spi.ChangeSet.TimerWrite;
import org.ticketkit.spi.RecordRef;
import org.ticketkit.spi.Search;
import org.ticketkit.spi.StoredEvent;
import org.ticketkit.spi.StoredNotice;
import org.ticketkit.spi.StoredRecord;
import org.ticketkit.spi.StoredTicket;
import org.ticketkit.spi.TicketStore;
import org.ticketkit.spi.Timer;
import org.ticketkit.spi.UniqueKey;
import org.ticketkit.ticket.Attachment;
import org.ticketkit.ticket.Criteria;
import org.ticketkit.ticket.Entry;
import org.ticketkit.ticket.Participant;
import org.ticketkit.ticket.Sort;
import org.ticketkit.ticket.TicketField;
import org.ticketkit.ticket.TicketId;

/** A change set with one of everything, and how to see whether it is there. */
final class Whole {

    private static final Instant DUE = Bench.NOW.plusSeconds(60);

    private final Bench bench;
    private final TicketId ticket;
    private final RecordRef ref;
    private final ChangeSet.RecordWrite record;
    private final UniqueKey key;
    private final StoredEvent event;
    private final Attachment file;
    private final Entry entry;
    private final Participant participant;
    private final Timer timer;
    private final StoredNotice notice;

    Whole(Bench bench) {
        this.bench = bench;
        ticket = new TicketId(bench.make.id());
        ref = RecordRef.ticket(ticket);
        record = bench.make.record(ticket, 0);
        key = bench.make.key();
        event = Samples.event(ref, 1, Bench.NOW);
        file = bench.make.file();
        entry = bench.make.entry(ticket, 1, Entry.Kind.MESSAGE, "Help!", List.of(file));
        participant = bench.make.participant(Participant.Role.REQUESTER);
        timer = Timer.at(Bench.TENANT, ref, "wake", DUE);
        notice = bench.make.notice(ticket, DUE);
    }

    ChangeSet.Builder changes() {
        return Bench.changes()
                .record(record)
                .key(Samples.take(key, ref))
                .event(event)
                .entry(entry)
                .participant(new ParticipantWrite.Add(ticket, participant))
                .timer(new TimerWrite.Set(timer))
                .notice(new NoticeWrite.Add(notice));
    }

    void isThere() {
        isReadable();
        assertTrue(claimedTimers().contains(timer), "timer");
        assertTrue(claimedNotices().stream().anyMatch(this::isOurs), "notice");
    }

    /** As far as can be seen without claiming anything. */
    void isReadable() {
        TicketStore store = bench.store();
        Optional<StoredRecord> stored =
                Optional.of(new StoredRecord(Bench.TENANT, ref, 1, record.body(), record.fields()));
        assertEquals(stored, store.find(Bench.TENANT, ref), "record");
        assertEquals(stored, store.findByKey(Bench.TENANT, key), "key");
        assertEquals(stored.stream().toList(), search(), "search");
        assertEquals(List.of(event), store.events(Bench.TENANT, ref, 0, 10), "events");
        assertTrue(store.eventsBetween(Bench.TENANT, Bench.NOW, DUE, Optional.empty(), 1_000)
                .contains(event));
        assertEquals(List.of(entry), entries(), "entries");
        assertEquals(Optional.of(entry), store.entry(Bench.TENANT, entry.id()), "entry");
        assertTrue(store.isAttached(Bench.TENANT, file.sha256()), "attachment");
        assertEquals(List.of(participant), store.participants(Bench.TENANT, ticket), "participants");
        assertEquals(
                stored.map(record -> new StoredTicket(record, List.of(participant))),
                store.findTicket(Bench.TENANT, ticket),
                "ticket with participants");
        assertEquals(Optional.of(notice.notice()), foundNotice().map(StoredNotice::notice), "notice");
    }

    void isNotThere() {
        TicketStore store = bench.store();
        assertEquals(Optional.empty(), store.find(Bench.TENANT, ref), "record");
        assertEquals(Optional.empty(), store.findByKey(Bench.TENANT, key), "key");
        assertEquals(List.of(), search(), "search");
        assertEquals(List.of(), store.events(Bench.TENANT, ref, 0, 10), "events");
        assertFalse(store.eventsBetween(Bench.TENANT, Bench.NOW, DUE, Optional.empty(), 1_000)
                .contains(event));
        assertEquals(List.of(), entries(), "entries");
        assertEquals(Optional.empty(), store.entry(Bench.TENANT, entry.id()), "entry");
        assertFalse(store.isAttached(Bench.TENANT, file.sha256()), "attachment");
        assertEquals(List.of(), store.participants(Bench.TENANT, ticket), "participants");
        assertEquals(Optional.empty(), store.findTicket(Bench.TENANT, ticket), "ticket with participants");
        assertEquals(Optional.empty(), foundNotice(), "notice");
        assertFalse(claimedTimers().contains(timer), "timer");
        assertFalse(claimedNotices().stream().anyMatch(this::isOurs), "notice");
    }

    /** Takes the key for another record, which only works if it is free. */
    void keyIsFree() {
        RecordRef other = bench.make.ref();
        bench.write(Bench.changes().record(bench.make.record(other, 0)).key(Samples.take(key, other)));
    }

    private List<StoredRecord> search() {
        String number = (String) record.fields().get(TicketField.NUMBER);
        return bench.store()
                .search(new Search(
                        Bench.TENANT,
                        Criteria.is(TicketField.NUMBER, number),
                        Sort.OLDEST_FIRST,
                        Optional.empty(),
                        10));
    }

    private List<Entry> entries() {
        return bench.store().entries(Bench.TENANT, ticket, EnumSet.allOf(Entry.Kind.class), 0, 10);
    }

    private Optional<StoredNotice> foundNotice() {
        return bench.store().findNotice(Bench.TENANT, notice.notice().id());
    }

    private List<Timer> claimedTimers() {
        return bench.store().claimTimers(DUE, 1_000);
    }

    private List<StoredNotice> claimedNotices() {
        return bench.store().claimNotices(DUE, DUE.plus(Duration.ofMinutes(5)), 1_000);
    }

    private boolean isOurs(StoredNotice claimed) {
        return claimed.notice().equals(notice.notice());
    }
}
