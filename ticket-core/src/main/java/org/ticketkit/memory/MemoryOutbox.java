package org.ticketkit.memory;

import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import org.ticketkit.memory.Due.Claimable;
import org.ticketkit.memory.TenantTables.Begun;
import org.ticketkit.notice.NoticeId;
import org.ticketkit.spi.ChangeSet.NoticeWrite;
import org.ticketkit.spi.ChangeSet.Outcome;
import org.ticketkit.spi.StoredNotice;

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
            return change(freeze.id(), freeze.token(), before -> before.frozen(freeze.rendered()));
        }
        NoticeWrite.Settle settle = (NoticeWrite.Settle) write;
        return change(settle.id(), settle.token(), before -> before.settled(settle));
    }

    private void add(StoredNotice notice) {
        String key = notice.notice().key();
        if (!tables.noticeKeys.contains(key)) {
            tables.noticeKeys.put(key, notice.notice().id());
            save(notice);
        }
    }

    private Optional<Outcome> change(NoticeId id, long token, Function<StoredNotice, StoredNotice> change) {
        Optional<StoredNotice> held = tables.notices.find(id.value()).filter(there -> there.token() == token);
        if (held.isEmpty()) {
            return Optional.of(new Outcome.LeaseLost(id));
        }
        held.map(change).ifPresent(this::save);
        return Optional.empty();
    }

    /** Leases a notice; the answer has the state from before. */
    StoredNotice claim(StoredNotice notice, Instant now, Instant leaseUntil) {
        StoredNotice claimed = notice.claimed(now, leaseUntil);
        save(claimed);
        return claimed.in(notice.state());
    }

    private void save(StoredNotice notice) {
        NoticeId id = notice.notice().id();
        tables.notices.find(id.value()).ifPresent(this::unlist);
        tables.notices.put(id.value(), notice);
        if (notice.state().isOpen()) {
            due.notices.put(Claimable.of(notice), notice);
        }
        notice.rendered().ifPresent(words -> tables.messageIds.put(words.messageId(), id));
        begun(notice).ifPresent(begun -> tables.begun.put(begun, id));
    }

    private void unlist(StoredNotice before) {
        due.notices.remove(Claimable.of(before));
        before.rendered().ifPresent(words -> tables.messageIds.remove(words.messageId()));
        begun(before).ifPresent(tables.begun::remove);
    }

    /** When it was begun to be sent, so that it counts for a budget. */
    private static Optional<Begun> begun(StoredNotice notice) {
        return notice.rendered()
                .flatMap(words -> notice.claimedAt())
                .map(at -> new Begun(at, notice.notice().id().value()));
    }
}
