package org.ticketkit.examples.mvstore;

import static org.ticketkit.spi.SortKeys.key;

import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.ticketkit.notice.NoticeId;
import org.ticketkit.spi.ChangeSet;
import org.ticketkit.spi.ChangeSet.KeyWrite;
import org.ticketkit.spi.ChangeSet.NoticeWrite;
import org.ticketkit.spi.ChangeSet.Outcome;
import org.ticketkit.spi.ChangeSet.ParticipantWrite;
import org.ticketkit.spi.ChangeSet.RecordWrite;
import org.ticketkit.spi.ChangeSet.TimerWrite;
import org.ticketkit.spi.RecordRef;
import org.ticketkit.spi.StoredNotice;
import org.ticketkit.spi.StoredRecord;
import org.ticketkit.spi.Timer;
import org.ticketkit.ticket.Participant;
import org.ticketkit.ticket.TenantId;

/** Writes one change set, in its order; a condition that does not hold ends it with a {@link Refusal}, which undoes all of it. */
record Writing(MvUnitOfWork work, Tables to, TenantId tenant) {

    Outcome all(ChangeSet changes) {
        changes.records().forEach(this::write);
        changes.keys().forEach(this::take);
        changes.events().forEach(event -> to.events.put(key(tenant, event.record(), event.sequence()), event));
        changes.entries().forEach(entry -> to.entries.put(key(tenant, entry.ticket(), entry.sequence()), entry));
        changes.participants().forEach(this::write);
        changes.timers().forEach(this::write);
        changes.notices().forEach(this::write);
        return new Outcome.Written();
    }

    private static void require(boolean condition, Outcome otherwise) {
        if (!condition) {
            throw new Refusal(otherwise);
        }
    }

    private void write(RecordWrite write) {
        String key = key(tenant, write.ref());
        long version = to.records.lock(key).map(StoredRecord::version).orElse(0L);
        require(version == write.expectedVersion(), new Outcome.VersionConflict(write.ref()));
        to.records.remove(key);
        boolean written = to.records.putIfAbsent(key, write.written(tenant)).isEmpty();
        require(written, new Outcome.VersionConflict(write.ref())); // somebody else has just put one there
    }

    private void take(KeyWrite write) {
        String key = key(tenant, write.key().scope(), write.key().value());
        to.keys
                .putIfAbsent(key, write)
                .filter(there -> write.whenTaken() == KeyWrite.WhenTaken.CONFLICT)
                .ifPresent(
                        there -> require(false, new Outcome.KeyTaken(write.key(), there.owner(), there.fingerprint())));
    }

    private void write(ParticipantWrite write) {
        to.records.lock(
                key(tenant, RecordRef.ticket(write.ticket()))); // two changes of one ticket come one after the other
        List<Participant> before =
                to.participants.under(key(tenant, write.ticket())).toList();
        List<Participant> after = write.applied(before);
        for (int place = 0; place < Math.max(before.size(), after.size()); place++) {
            String key = key(tenant, write.ticket(), (long) place);
            to.participants.remove(key);
            if (place < after.size()) {
                to.participants.put(key, after.get(place));
            }
        }
    }

    private void write(TimerWrite write) {
        if (write instanceof TimerWrite.Set set) {
            to.timers.put(key(tenant, set.timer().record(), set.timer().kind()), set.timer());
        } else if (write instanceof TimerWrite.Clear clear) {
            String key = key(tenant, clear.record(), clear.kind());
            Optional<Timer> there = to.timers.lock(key);
            boolean expected =
                    clear.expectedDue().isEmpty() || there.map(Timer::due).equals(clear.expectedDue());
            require(expected, new Outcome.TimerGone(clear.record(), clear.kind()));
            to.timers.remove(key);
        }
    }

    private void write(NoticeWrite write) {
        if (write instanceof NoticeWrite.Add add) {
            String unique = key(tenant, add.notice().notice().key());
            if (work.texts("notices.keys").putIfAbsent(unique, "") == null) {
                to.notices.put(key(tenant, add.notice().notice().id()), add.notice());
            }
        } else if (write instanceof NoticeWrite.Freeze freeze) {
            change(freeze.id(), freeze.token(), held -> held.frozen(freeze.rendered()));
        } else if (write instanceof NoticeWrite.Settle settle) {
            change(settle.id(), settle.token(), held -> held.settled(settle));
        }
    }

    private void change(NoticeId id, long token, UnaryOperator<StoredNotice> change) {
        String key = key(tenant, id);
        Optional<StoredNotice> held = to.notices.lock(key).filter(there -> there.token() == token);
        require(held.isPresent(), new Outcome.LeaseLost(id));
        held.map(change).ifPresent(changed -> to.notices.put(key, changed));
    }

    /** Carries an answer out of the writing. */
    static final class Refusal extends RuntimeException {
        private static final long serialVersionUID = 1L;
        final transient Outcome outcome;

        Refusal(Outcome outcome) {
            this.outcome = outcome;
        }
    }
}
