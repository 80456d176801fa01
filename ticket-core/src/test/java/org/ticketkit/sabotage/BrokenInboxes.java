package org.ticketkit.sabotage;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.ticketkit.spi.Inbox;
import org.ticketkit.spi.RawBytes;
import org.ticketkit.spi.Storage;
import org.ticketkit.ticket.TenantId;

/** Inboxes with one fault each. */
final class BrokenInboxes {

    private static final TenantId FIRST_TENANT = TenantId.of("tenant-one");

    private BrokenInboxes() {}

    static List<Saboteur<Storage>> all() {
        return List.of(
                broken("I1", "compares dedupe keys without case", FoldsKeys::new),
                broken("I2", "claims more than the limit", TakesAll::new),
                broken("I2", "lends without a lease", NoLease::new).alsoBreaking("I3", "I4", "I9"),
                broken("I2", "claims the newest first", NewestFirst::new).alsoBreaking("I1", "I8"),
                broken("I3", "defers with a stale token", DefersStale::new).alsoBreaking("I4"),
                Saboteur.of("I3", "finishes although the unit of work rolls back", BrokenInboxes::finishedForGood),
                broken("I4", "goes on counting attempts after a replay", GoesOnCounting::new),
                broken("I5", "keeps bytes as text", KeepsText::new),
                broken("I6", "keeps the first cursor", KeepsFirstCursor::new),
                broken("I7", "lists the newest first", ListsNewestFirst::new),
                broken("I8", "finds another tenant's arrivals", Leaks::new),
                broken("I9", "claims for another channel when its own has nothing", ClaimsForAll::new));
    }

    private static Saboteur<Storage> broken(String rule, String fault, UnaryOperator<Inbox> spoiled) {
        return Saboteur.of(rule, fault, () -> Node.withInbox(spoiled));
    }

    /** As an inbox does that has a connection of its own. */
    private static Storage finishedForGood() {
        return Node.with(node -> {
            List<Runnable> finished = new ArrayList<>();
            Inbox sound = node.inbox();
            Node own = node.and(new AroundInbox(sound) {
                @Override
                public boolean finish(UUID id, long token, Disposition disposition, Instant at) {
                    finished.add(() -> sound.finish(id, token, disposition, at));
                    return sound.finish(id, token, disposition, at);
                }
            });
            return own.and(AroundUnitOfWork.afterRollback(node.unitOfWork(), () -> finished.forEach(Runnable::run)));
        });
    }

    private static final class FoldsKeys extends AroundInbox {
        FoldsKeys(Inbox sound) {
            super(sound);
        }

        @Override
        public Received receive(Arrival a) {
            String folded = a.dedupeKey().toLowerCase(Locale.ROOT);
            return sound.receive(new Arrival(a.id(), a.tenant(), a.channel(), a.mailbox(), folded, a.raw(), a.at()));
        }
    }

    private static final class TakesAll extends AroundInbox {
        TakesAll(Inbox sound) {
            super(sound);
        }

        @Override
        public List<Claimed> claim(String channel, Instant now, Instant leaseUntil, int limit) {
            return sound.claim(channel, now, leaseUntil, 1_000);
        }
    }

    private static final class NoLease extends AroundInbox {
        NoLease(Inbox sound) {
            super(sound);
        }

        @Override
        public List<Claimed> claim(String channel, Instant now, Instant leaseUntil, int limit) {
            return sound.claim(channel, now, now, limit);
        }
    }

    private static final class NewestFirst extends AroundInbox {
        NewestFirst(Inbox sound) {
            super(sound);
        }

        @Override
        public List<Claimed> claim(String channel, Instant now, Instant leaseUntil, int limit) {
            return reversed(sound.claim(channel, now, leaseUntil, limit));
        }
    }

    private static final class DefersStale extends AroundInbox {
        private final Map<UUID, Long> last = new HashMap<>();

        DefersStale(Inbox sound) {
            super(sound);
        }

        @Override
        public synchronized List<Claimed> claim(String channel, Instant now, Instant leaseUntil, int limit) {
            List<Claimed> claimed = sound.claim(channel, now, leaseUntil, limit);
            claimed.forEach(each -> last.put(each.arrival().id(), each.token()));
            return claimed;
        }

        @Override
        public synchronized boolean defer(UUID id, long token, String problem, Instant due) {
            return sound.defer(id, last.getOrDefault(id, token), problem, due);
        }
    }

    private static final class GoesOnCounting extends AroundInbox {
        private final Set<UUID> replayed = new HashSet<>();

        GoesOnCounting(Inbox sound) {
            super(sound);
        }

        @Override
        public boolean replay(TenantId tenant, UUID id, Instant now) {
            replayed.add(id);
            return sound.replay(tenant, id, now);
        }

        @Override
        public List<Claimed> claim(String channel, Instant now, Instant leaseUntil, int limit) {
            return sound.claim(channel, now, leaseUntil, limit).stream()
                    .map(each -> replayed.contains(each.arrival().id())
                            ? new Claimed(each.arrival(), each.token(), each.attempts() + 1)
                            : each)
                    .toList();
        }
    }

    private static final class KeepsText extends AroundInbox {
        KeepsText(Inbox sound) {
            super(sound);
        }

        @Override
        public Optional<Stored> find(TenantId tenant, UUID id) {
            return sound.find(tenant, id)
                    .map(stored -> stored.with(asText(stored.arrival().raw())));
        }

        private static RawBytes asText(RawBytes raw) {
            String text = new String(raw.toArray(), StandardCharsets.UTF_8);
            return RawBytes.of(text.getBytes(StandardCharsets.UTF_8));
        }
    }

    private static final class KeepsFirstCursor extends AroundInbox {
        KeepsFirstCursor(Inbox sound) {
            super(sound);
        }

        @Override
        public void saveCursor(TenantId tenant, String mailbox, String cursor) {
            if (sound.cursor(tenant, mailbox).isEmpty()) {
                sound.saveCursor(tenant, mailbox, cursor);
            }
        }
    }

    private static final class ListsNewestFirst extends AroundInbox {
        ListsNewestFirst(Inbox sound) {
            super(sound);
        }

        @Override
        public List<Stored> quarantined(TenantId tenant, int limit) {
            return reversed(sound.quarantined(tenant, limit));
        }
    }

    private static final class ClaimsForAll extends AroundInbox {
        ClaimsForAll(Inbox sound) {
            super(sound);
        }

        @Override
        public List<Claimed> claim(String channel, Instant now, Instant leaseUntil, int limit) {
            List<Claimed> own = sound.claim(channel, now, leaseUntil, limit);
            return own.isEmpty() ? sound.claim("chat", now, leaseUntil, limit) : own;
        }
    }

    private static final class Leaks extends AroundInbox {
        Leaks(Inbox sound) {
            super(sound);
        }

        @Override
        public Optional<Stored> find(TenantId tenant, UUID id) {
            return sound.find(tenant, id).or(() -> sound.find(FIRST_TENANT, id));
        }
    }

    private static <T> List<T> reversed(List<T> list) {
        List<T> copy = new ArrayList<>(list);
        Collections.reverse(copy);
        return copy;
    }
}
