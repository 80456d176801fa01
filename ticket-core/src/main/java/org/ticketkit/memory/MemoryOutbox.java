package org.ticketkit.memory;

import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import org.ticketkit.memory.Due.Claimable;
import org.ticketkit.memory.TenantTables.Begun;
import org.ticketkit.memory.TenantTables.OutboxRow;
import org.ticketkit.notice.NoticeId;
import org.ticketkit.spi.ChangeSet.NoticeWrite;
import org.ticketkit.spi.ChangeSet.Outcome;
import org.ticketkit.spi.StoredNotice;
import org.ticketkit.spi.StoredNotice.State;

/** The notices of one tenant. */
final class MemoryOutbox {

    private final TenantTables tables;
    private final Due due;

    MemoryOutbox(TenantTables tables, Due due) {
        this.tables = tables;
        this.due = due;
    }

    /** Writes, or says why not. */
    Optional<Outcome> write(NoticeWrite write) {
        if (write instanceof NoticeWrite.Add add) {
            add(add.notice());
            return Optional.empty();
        }
        if (write instanceof NoticeWrite.Freeze freeze) {
            return change(freeze.id(), freeze.token(), before -> frozen(before, freeze));
        }
        NoticeWrite.Settle settle = (NoticeWrite.Settle) write;
        return change(settle.id(), settle.token(), before -> settled(before, settle));
    }

    private void add(StoredNotice notice) {
        String key = notice.notice().key();
        if (!tables.noticeKeys.contains(key)) {
            tables.noticeKeys.put(key, notice.notice().id());
            save(new OutboxRow(notice, Optional.empty()));
        }
    }

    private Optional<Outcome> change(NoticeId id, long token, Function<StoredNotice, StoredNotice> change) {
        Optional<OutboxRow> row = tables.notices.find(id.value());
        if (row.filter(there -> there.stored().token() == token).isEmpty()) {
            return Optional.of(new Outcome.LeaseLost(id));
        }
        row.ifPresent(there -> save(new OutboxRow(change.apply(there.stored()), there.claimedAt())));
        return Optional.empty();
    }

    private static StoredNotice frozen(StoredNotice before, NoticeWrite.Freeze freeze) {
        return new StoredNotice(
                before.notice(),
                before.state(),
                before.attempts(),
                before.token(),
                before.due(),
                Optional.of(freeze.rendered()),
                before.problem(),
                before.settledAt());
    }

    private static StoredNotice settled(StoredNotice before, NoticeWrite.Settle settle) {
        boolean goesOn = settle.state() == State.PENDING || settle.state() == State.SENDING;
        return new StoredNotice(
                before.notice(),
                settle.state(),
                before.attempts(),
                before.token(),
                settle.due(),
                before.rendered(),
                settle.problem(),
                goesOn ? Optional.empty() : Optional.of(settle.at()));
    }

    /** Leases a notice; the answer has the state from before. */
    StoredNotice claim(OutboxRow row, Instant now, Instant leaseUntil) {
        State before = row.stored().state();
        save(new OutboxRow(claimed(row.stored(), State.SENDING, leaseUntil), Optional.of(now)));
        return claimed(row.stored(), before, leaseUntil);
    }

    private static StoredNotice claimed(StoredNotice before, State state, Instant leaseUntil) {
        return new StoredNotice(
                before.notice(),
                state,
                before.attempts() + 1,
                before.token() + 1,
                leaseUntil,
                before.rendered(),
                before.problem(),
                before.settledAt());
    }

    private void save(OutboxRow row) {
        tables.notices.find(row.id().value()).ifPresent(this::unlist);
        tables.notices.put(row.id().value(), row);
        if (Due.isWaiting(row)) {
            due.notices.put(Claimable.of(row), row);
        }
        row.stored().rendered().ifPresent(words -> tables.messageIds.put(words.messageId(), row.id()));
        if (row.isBegun()) {
            tables.begun.put(begun(row), row.id());
        }
    }

    private void unlist(OutboxRow before) {
        due.notices.remove(Claimable.of(before));
        before.stored().rendered().ifPresent(words -> tables.messageIds.remove(words.messageId()));
        if (before.isBegun()) {
            tables.begun.remove(begun(before));
        }
    }

    private static Begun begun(OutboxRow row) {
        return new Begun(row.claimedAt().orElseThrow(), row.id().value());
    }
}
