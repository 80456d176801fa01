package org.ticketkit.internal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.ticketkit.notice.NoticeId;
import org.ticketkit.spi.ChangeSet;
import org.ticketkit.spi.ChangeSet.KeyWrite;
import org.ticketkit.spi.ChangeSet.Outcome;
import org.ticketkit.spi.ChangeSet.RecordWrite;
import org.ticketkit.spi.RecordRef;
import org.ticketkit.spi.Search;
import org.ticketkit.spi.StoreHealth;
import org.ticketkit.spi.StoredEvent;
import org.ticketkit.spi.StoredNotice;
import org.ticketkit.spi.StoredRecord;
import org.ticketkit.spi.StoredTicket;
import org.ticketkit.spi.TicketStore;
import org.ticketkit.spi.Timer;
import org.ticketkit.spi.UniqueKey;
import org.ticketkit.ticket.Entry;
import org.ticketkit.ticket.EntryId;
import org.ticketkit.ticket.Participant;
import org.ticketkit.ticket.TenantId;
import org.ticketkit.ticket.TicketField;
import org.ticketkit.ticket.TicketId;

/**
 * Keeps what commands write until all of it is written at once, and reads what it does not have from the store behind it. Two of them,
 * one behind the other, undo a part: what is not committed to the one behind is forgotten.
 *
 * <p>Records, keys, events, entries, participants and timers are read as they are to become; searches and notices as they are. Of one
 * tenant, for one thread, and only as long as it takes.
 */
public final class StagedStore implements TicketStore {

    private final TenantId tenant;
    private final TicketStore behind;
    private final Map<RecordRef, RecordWrite> writes = new LinkedHashMap<>();
    private final Map<RecordRef, StoredRecord> records = new LinkedHashMap<>();
    private final Map<UniqueKey, KeyWrite> keys = new LinkedHashMap<>();
    private final List<StoredEvent> events = new ArrayList<>();
    private final List<Entry> entries = new ArrayList<>();
    private final List<ChangeSet.ParticipantWrite> participants = new ArrayList<>();
    private final List<ChangeSet.TimerWrite> timers = new ArrayList<>();
    private final List<ChangeSet.NoticeWrite> notices = new ArrayList<>();

    /** Nothing is written yet. */
    public StagedStore(TenantId tenant, TicketStore behind) {
        this.tenant = tenant;
        this.behind = behind;
    }

    /** The events so far, in the order in which they happened. */
    public List<StoredEvent> events() {
        return List.copyOf(events);
    }

    /** All that is to be written, each record once, in the order in which every change writes them. */
    public ChangeSet.Builder changes() {
        ChangeSet.Builder all = ChangeSet.of(tenant);
        writes.values().stream()
                .sorted(Comparator.comparing(write -> write.ref().id()))
                .forEach(all::record);
        keys.values().forEach(all::key);
        events.forEach(all::event);
        entries.forEach(all::entry);
        participants.forEach(all::participant);
        timers.forEach(all::timer);
        notices.forEach(all::notice);
        return all;
    }

    @Override
    public Outcome commit(ChangeSet changes) {
        for (RecordWrite write : changes.records()) {
            StoredRecord staged = records.get(write.ref());
            if (staged != null && staged.version() != write.expectedVersion()) {
                return new Outcome.VersionConflict(write.ref());
            }
        }
        for (KeyWrite write : changes.keys()) {
            Optional<RecordRef> holder = holder(write.key());
            if (write.whenTaken() == KeyWrite.WhenTaken.CONFLICT && holder.isPresent()) {
                return new Outcome.KeyTaken(write.key(), holder.get(), "");
            }
        }
        stage(changes);
        return new Outcome.Written();
    }

    private Optional<RecordRef> holder(UniqueKey key) {
        return Optional.ofNullable(keys.get(key))
                .map(KeyWrite::owner)
                .or(() -> behind.findByKey(tenant, key).map(StoredRecord::ref));
    }

    private void stage(ChangeSet changes) {
        for (RecordWrite write : changes.records()) {
            RecordWrite first = writes.get(write.ref());
            long expected = first == null ? write.expectedVersion() : first.expectedVersion();
            Set<TicketField> kept = new HashSet<>(write.kept());
            if (first != null) {
                kept.retainAll(first.kept());
            }
            RecordWrite merged = new RecordWrite(write.ref(), expected, write.body(), write.fields(), kept);
            writes.put(write.ref(), merged);
            // however often it is written here, in the end it is written once
            records.put(write.ref(), merged.written(tenant));
        }
        changes.keys().forEach(write -> keys.putIfAbsent(write.key(), write));
        events.addAll(changes.events());
        entries.addAll(changes.entries());
        changes.participants().forEach(this::stage);
        timers.addAll(changes.timers());
        notices.addAll(changes.notices());
    }

    /** The last word on a person counts. */
    private void stage(ChangeSet.ParticipantWrite write) {
        participants.removeIf(earlier ->
                earlier.ticket().equals(write.ticket()) && earlier.person().equals(write.person()));
        participants.add(write);
    }

    @Override
    public Optional<StoredRecord> find(TenantId asked, RecordRef ref) {
        StoredRecord staged = asked.equals(tenant) ? records.get(ref) : null;
        return staged == null ? behind.find(asked, ref) : Optional.of(staged);
    }

    @Override
    public Optional<StoredTicket> findTicket(TenantId asked, TicketId id) {
        // nothing of a ticket is written without its record
        boolean isStaged = asked.equals(tenant) && records.containsKey(RecordRef.ticket(id));
        return isStaged ? TicketStore.super.findTicket(asked, id) : behind.findTicket(asked, id);
    }

    @Override
    public Optional<StoredRecord> findByKey(TenantId asked, UniqueKey key) {
        KeyWrite staged = asked.equals(tenant) ? keys.get(key) : null;
        return staged == null ? behind.findByKey(asked, key) : find(asked, staged.owner());
    }

    @Override
    public List<StoredRecord> search(Search search) {
        return behind.search(search);
    }

    @Override
    public List<Entry> entries(TenantId asked, TicketId ticket, Set<Entry.Kind> kinds, long after, int limit) {
        Stream<Entry> staged = entries.stream()
                .filter(entry -> asked.equals(tenant)
                        && entry.ticket().equals(ticket)
                        && kinds.contains(entry.kind())
                        && entry.sequence() > after);
        return Stream.concat(behind.entries(asked, ticket, kinds, after, limit).stream(), staged)
                .limit(limit)
                .toList();
    }

    @Override
    public Optional<Entry> entry(TenantId asked, EntryId id) {
        return entries.stream()
                .filter(entry -> asked.equals(tenant) && entry.id().equals(id))
                .findFirst()
                .or(() -> behind.entry(asked, id));
    }

    @Override
    public List<StoredEvent> events(TenantId asked, RecordRef record, long after, int limit) {
        Stream<StoredEvent> staged = events.stream()
                .filter(event -> asked.equals(tenant) && event.record().equals(record) && event.sequence() > after);
        return Stream.concat(behind.events(asked, record, after, limit).stream(), staged)
                .limit(limit)
                .toList();
    }

    @Override
    public List<StoredEvent> eventsBetween(
            TenantId asked, Instant from, Instant to, Optional<StoredEvent> after, int limit) {
        return behind.eventsBetween(asked, from, to, after, limit);
    }

    @Override
    public List<Participant> participants(TenantId asked, TicketId ticket) {
        List<Participant> all = new ArrayList<>(behind.participants(asked, ticket));
        for (ChangeSet.ParticipantWrite write : participants) {
            if (asked.equals(tenant) && write.ticket().equals(ticket)) {
                stage(all, write);
            }
        }
        return List.copyOf(all);
    }

    private static void stage(List<Participant> all, ChangeSet.ParticipantWrite write) {
        if (write instanceof ChangeSet.ParticipantWrite.Add add) {
            boolean isNew = all.stream().noneMatch(there -> there.id().equals(add.person()));
            if (isNew) {
                all.add(add.participant());
            }
            all.replaceAll(there -> there.id().equals(add.person()) ? add.participant() : there);
        } else {
            all.removeIf(there -> there.id().equals(write.person()));
        }
    }

    @Override
    public List<Timer> claimTimers(Instant now, int limit) {
        throw new IllegalStateException("work that came due is not claimed in the middle of a list of commands");
    }

    @Override
    public List<Timer> timers(TenantId asked, RecordRef record) {
        Map<String, Timer> all = new TreeMap<>();
        behind.timers(asked, record).forEach(timer -> all.put(timer.kind(), timer));
        for (ChangeSet.TimerWrite write : timers) {
            if (write instanceof ChangeSet.TimerWrite.Set set && isOf(set.timer(), asked, record)) {
                all.put(set.timer().kind(), set.timer());
            } else if (write instanceof ChangeSet.TimerWrite.Clear clear
                    && asked.equals(tenant)
                    && clear.record().equals(record)) {
                all.remove(clear.kind());
            }
        }
        return List.copyOf(all.values());
    }

    private static boolean isOf(Timer timer, TenantId tenant, RecordRef record) {
        return timer.tenant().equals(tenant) && timer.record().equals(record);
    }

    @Override
    public List<StoredNotice> claimNotices(Instant now, Instant leaseUntil, int limit) {
        throw new IllegalStateException("notices are not claimed in the middle of a list of commands");
    }

    @Override
    public Optional<StoredNotice> findNotice(TenantId asked, NoticeId id) {
        return behind.findNotice(asked, id);
    }

    @Override
    public Optional<StoredNotice> findNotice(TenantId asked, String messageId) {
        return behind.findNotice(asked, messageId);
    }

    @Override
    public List<StoredNotice> notices(
            TenantId asked, Set<StoredNotice.State> states, Optional<NoticeId> after, int limit) {
        return behind.notices(asked, states, after, limit);
    }

    @Override
    public long countAutomatic(TenantId asked, String channel, Optional<String> budget, Instant since, long limit) {
        return behind.countAutomatic(asked, channel, budget, since, limit);
    }

    @Override
    public boolean isAttached(TenantId asked, String sha256) {
        return behind.isAttached(asked, sha256);
    }

    @Override
    public StoreHealth health(Instant now) {
        return behind.health(now);
    }
}
