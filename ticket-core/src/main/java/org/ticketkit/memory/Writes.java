package org.ticketkit.memory;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.ticketkit.memory.TenantTables.EntryPlace;
import org.ticketkit.memory.TenantTables.EventPlace;
import org.ticketkit.memory.TenantTables.Moment;
import org.ticketkit.memory.TenantTables.TimerKey;
import org.ticketkit.spi.ChangeSet;
import org.ticketkit.spi.ChangeSet.KeyWrite;
import org.ticketkit.spi.ChangeSet.NoticeWrite;
import org.ticketkit.spi.ChangeSet.Outcome;
import org.ticketkit.spi.ChangeSet.ParticipantWrite;
import org.ticketkit.spi.ChangeSet.RecordWrite;
import org.ticketkit.spi.ChangeSet.TimerWrite;
import org.ticketkit.spi.StoredEvent;
import org.ticketkit.spi.StoredRecord;
import org.ticketkit.spi.Timer;
import org.ticketkit.ticket.Entry;
import org.ticketkit.ticket.TenantId;

/** Applies one change set, write by write, up to the first condition that does not hold; the caller undoes what was applied. */
final class Writes {

    private final TenantId tenant;
    private final TenantTables tables;
    private final Due due;
    private final MemoryOutbox outbox;

    Writes(TenantId tenant, TenantTables tables, Due due) {
        this.tenant = tenant;
        this.tables = tables;
        this.due = due;
        this.outbox = new MemoryOutbox(tables, due);
    }

    Outcome apply(ChangeSet changes) {
        for (RecordWrite write : changes.records()) {
            if (!write(write)) {
                return new Outcome.VersionConflict(write.ref());
            }
        }
        for (KeyWrite write : changes.keys()) {
            if (!take(write)) {
                KeyWrite held = tables.keys.find(write.key()).orElseThrow();
                return new Outcome.KeyTaken(write.key(), held.owner(), held.fingerprint());
            }
        }
        changes.events().forEach(this::append);
        changes.entries().forEach(this::append);
        changes.participants().forEach(this::write);
        for (TimerWrite write : changes.timers()) {
            if (!write(write)) {
                TimerWrite.Clear clear = (TimerWrite.Clear) write;
                return new Outcome.TimerGone(clear.record(), clear.kind());
            }
        }
        for (NoticeWrite write : changes.notices()) {
            Optional<Outcome> lost = outbox.write(write);
            if (lost.isPresent()) {
                return lost.get();
            }
        }
        return new Outcome.Written();
    }

    private boolean write(RecordWrite write) {
        long version =
                tables.records.find(write.ref()).map(StoredRecord::version).orElse(0L);
        if (version != write.expectedVersion()) {
            return false;
        }
        tables.records.put(
                write.ref(), new StoredRecord(tenant, write.ref(), version + 1, write.body(), write.fields()));
        return true;
    }

    private boolean take(KeyWrite write) {
        if (tables.keys.contains(write.key())) {
            return write.whenTaken() == KeyWrite.WhenTaken.KEEP;
        }
        tables.keys.put(write.key(), write);
        return true;
    }

    private void append(StoredEvent event) {
        tables.history.add(EventPlace.of(event), event);
        tables.chronicle.add(Moment.of(event), event);
    }

    private void append(Entry entry) {
        tables.entries.add(entry.id().value(), entry);
        tables.conversations.add(new EntryPlace(entry.ticket(), entry.sequence()), entry);
        entry.attachments().forEach(file -> tables.attached.put(file.sha256(), entry.id()));
    }

    private void write(ParticipantWrite write) {
        UUID key = write.ticket().value();
        tables.participants.put(key, write.applied(tables.participants.find(key).orElse(List.of())));
    }

    /** False if it clears a timer that is not there as expected. */
    private boolean write(TimerWrite write) {
        if (write instanceof TimerWrite.Set set) {
            set(set.timer());
            return true;
        }
        TimerWrite.Clear clear = (TimerWrite.Clear) write;
        TimerKey key = new TimerKey(clear.record(), clear.kind());
        Optional<Timer> there = tables.timers.find(key);
        if (clear.expectedDue().isPresent() && !there.map(Timer::due).equals(clear.expectedDue())) {
            return false;
        }
        there.ifPresent(due.timers::remove);
        tables.timers.remove(key);
        return true;
    }

    private void set(Timer timer) {
        TimerKey key = new TimerKey(timer.record(), timer.kind());
        tables.timers.find(key).ifPresent(due.timers::remove);
        tables.timers.put(key, timer);
        if (!timer.parked()) {
            due.timers.put(timer, timer);
        }
    }
}
