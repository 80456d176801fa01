package org.ticketkit.memory;

import java.time.Instant;
import java.util.Comparator;
import org.ticketkit.memory.TenantTables.TimerKey;
import org.ticketkit.notice.NoticeId;
import org.ticketkit.spi.StoredNotice;
import org.ticketkit.spi.Timer;
import org.ticketkit.ticket.TenantId;

/** What is to be claimed, over all tenants, the oldest due first. */
final class Due {

    private static final Comparator<Timer> TIMERS = Comparator.comparing(Timer::due)
            .thenComparing(Timer::tenant)
            .thenComparing(timer -> new TimerKey(timer.record(), timer.kind()), TimerKey.ORDER);

    /** When a notice can be claimed. */
    record Claimable(Instant due, TenantId tenant, NoticeId id) {
        static final Comparator<Claimable> ORDER = Comparator.comparing(Claimable::due)
                .thenComparing(Claimable::tenant)
                .thenComparing(claimable -> claimable.id().value(), Order.IDS);

        static Claimable of(StoredNotice stored) {
            return new Claimable(
                    stored.due(), stored.notice().tenant(), stored.notice().id());
        }
    }

    /** The timers that are not parked. */
    final Table<Timer, Timer> timers;

    /** The notices that are pending or being sent. */
    final Table<Claimable, StoredNotice> notices;

    Due(Journal journal) {
        timers = new Table<>(journal, TIMERS);
        notices = new Table<>(journal, Claimable.ORDER);
    }
}
