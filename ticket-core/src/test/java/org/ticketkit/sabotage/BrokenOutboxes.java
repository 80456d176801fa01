package org.ticketkit.sabotage;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.ticketkit.notice.Notice;
import org.ticketkit.notice.NoticeId;
import org.ticketkit.spi.ChangeSet;
import org.ticketkit.spi.ChangeSet.NoticeWrite;
import org.ticketkit.spi.ChangeSet.Outcome;
import org.ticketkit.spi.Storage;
import org.ticketkit.spi.StoredNotice;
import org.ticketkit.spi.TicketStore;
import org.ticketkit.ticket.TenantId;

/** Stores that keep, claim, count or list notices wrongly: S5, S10 to S14 and S19. */
final class BrokenOutboxes {

    private static final TenantId FIRST_TENANT = TenantId.of("tenant-one");

    private BrokenOutboxes() {}

    static List<Saboteur<Storage>> all() {
        return List.of(
                Saboteur.store("S5", "finds a notice only when its words are frozen", FindsFrozen::new)
                        .alsoBreaking("S1", "S4", "S13", "S19"),
                Saboteur.store("S10", "lends without a lease", NoLease::new),
                Saboteur.store("S10", "says of every notice that it was being sent", AlwaysSending::new)
                        .alsoBreaking("S5"),
                Saboteur.store("S11", "accepts a stale token", AcceptsStale::new),
                Saboteur.store("S12", "keeps two notices of the same key", KeepsDuplicates::new),
                Saboteur.store("S13", "finds another tenant's notices", LeaksNotices::new),
                Saboteur.store("S14", "counts all addresses together", CountsAll::new),
                Saboteur.store("S19", "repeats the notice that ended the last page", RepeatsNotices::new),
                Saboteur.store("S19", "cuts the page before it looks at the state", LooksAtStatesTooLate::new));
    }

    private static final class NoLease extends AroundStore {
        NoLease(TicketStore sound) {
            super(sound);
        }

        @Override
        public List<StoredNotice> claimNotices(Instant now, Instant leaseUntil, int limit) {
            return sound.claimNotices(now, now, limit);
        }
    }

    private static final class AlwaysSending extends AroundStore {
        AlwaysSending(TicketStore sound) {
            super(sound);
        }

        @Override
        public List<StoredNotice> claimNotices(Instant now, Instant leaseUntil, int limit) {
            return sound.claimNotices(now, leaseUntil, limit).stream()
                    .map(claimed -> claimed.in(StoredNotice.State.SENDING))
                    .toList();
        }
    }

    private static final class AcceptsStale extends AroundStore {
        private final Map<NoticeId, Long> last = new HashMap<>();

        AcceptsStale(TicketStore sound) {
            super(sound);
        }

        @Override
        public synchronized List<StoredNotice> claimNotices(Instant now, Instant leaseUntil, int limit) {
            List<StoredNotice> claimed = sound.claimNotices(now, leaseUntil, limit);
            claimed.forEach(stored -> last.put(stored.notice().id(), stored.token()));
            return claimed;
        }

        @Override
        public synchronized Outcome commit(ChangeSet changes) {
            return sound.commit(Copies.withNotices(
                    changes, changes.notices().stream().map(this::renewed).toList()));
        }

        private NoticeWrite renewed(NoticeWrite write) {
            if (write instanceof NoticeWrite.Freeze freeze) {
                return new NoticeWrite.Freeze(
                        freeze.id(), last.getOrDefault(freeze.id(), freeze.token()), freeze.rendered());
            }
            if (write instanceof NoticeWrite.Settle settle) {
                return new NoticeWrite.Settle(
                        settle.id(),
                        last.getOrDefault(settle.id(), settle.token()),
                        settle.state(),
                        settle.due(),
                        settle.problem(),
                        settle.at());
            }
            return write;
        }
    }

    private static final class KeepsDuplicates extends AroundStore {
        private final Set<String> seen = new HashSet<>();

        KeepsDuplicates(TicketStore sound) {
            super(sound);
        }

        @Override
        public synchronized Outcome commit(ChangeSet changes) {
            return sound.commit(Copies.withNotices(
                    changes, changes.notices().stream().map(this::renamed).toList()));
        }

        private NoticeWrite renamed(NoticeWrite write) {
            if (!(write instanceof NoticeWrite.Add add)) {
                return write;
            }
            Notice notice = add.notice().notice();
            boolean fresh = seen.add(notice.tenant() + " " + notice.key());
            return fresh
                    ? add
                    : new NoticeWrite.Add(StoredNotice.pending(Copies.withKey(notice, notice.key() + "-again")));
        }
    }

    private static final class LeaksNotices extends AroundStore {
        LeaksNotices(TicketStore sound) {
            super(sound);
        }

        @Override
        public Optional<StoredNotice> findNotice(TenantId tenant, NoticeId id) {
            return sound.findNotice(tenant, id).or(() -> sound.findNotice(FIRST_TENANT, id));
        }
    }

    private static final class FindsFrozen extends AroundStore {
        FindsFrozen(TicketStore sound) {
            super(sound);
        }

        @Override
        public Optional<StoredNotice> findNotice(TenantId tenant, NoticeId id) {
            return sound.findNotice(tenant, id)
                    .filter(stored -> stored.rendered().isPresent());
        }
    }

    private static final class CountsAll extends AroundStore {
        CountsAll(TicketStore sound) {
            super(sound);
        }

        @Override
        public long countAutomatic(
                TenantId tenant, String channel, Optional<String> address, Instant since, long limit) {
            return sound.countAutomatic(tenant, channel, Optional.empty(), since, limit);
        }
    }

    private static final class RepeatsNotices extends AroundStore {
        RepeatsNotices(TicketStore sound) {
            super(sound);
        }

        @Override
        public List<StoredNotice> notices(
                TenantId tenant, Set<StoredNotice.State> states, Optional<NoticeId> after, int limit) {
            List<StoredNotice> page = new ArrayList<>(sound.notices(tenant, states, after, limit));
            after.flatMap(last -> sound.findNotice(tenant, last)).ifPresent(last -> page.add(0, last));
            return page.stream().limit(limit).toList();
        }
    }

    private static final class LooksAtStatesTooLate extends AroundStore {
        LooksAtStatesTooLate(TicketStore sound) {
            super(sound);
        }

        @Override
        public List<StoredNotice> notices(
                TenantId tenant, Set<StoredNotice.State> states, Optional<NoticeId> after, int limit) {
            return sound.notices(tenant, Set.of(StoredNotice.State.values()), after, limit).stream()
                    .filter(stored -> states.contains(stored.state()))
                    .toList();
        }
    }
}
