package org.ticketkit.sabotage;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.ticketkit.spi.ChangeSet.TimerWrite;
import org.ticketkit.spi.RecordRef;
import org.ticketkit.spi.Storage;
import org.ticketkit.spi.StoreHealth;
import org.ticketkit.spi.TicketStore;
import org.ticketkit.spi.Timer;
import org.ticketkit.ticket.TenantId;

/** Stores that keep, claim or count timers wrongly: S9, S13, S17 and S18. */
final class BrokenTimers {

    private static final TenantId FIRST_TENANT = TenantId.of("tenant-one");

    /** Sets again, in the same change set, what is to be cleared at its due instant. */
    private static final RewritingStore.Rewrite KEEPS_TIMERS = (changes, sound) -> Copies.withTimers(
            changes,
            changes.timers().stream()
                    .flatMap(write -> write instanceof TimerWrite.Clear clear
                                    && clear.expectedDue().isPresent()
                            ? Stream.of(
                                    clear,
                                    new TimerWrite.Set(Timer.at(
                                            changes.tenant(),
                                            clear.record(),
                                            clear.kind(),
                                            clear.expectedDue().get())))
                            : Stream.of(write))
                    .toList());

    private static final RewritingStore.Rewrite CLEARS_ANY = (changes, sound) -> Copies.withTimers(
            changes,
            changes.timers().stream()
                    .map(write -> write instanceof TimerWrite.Clear clear
                            ? new TimerWrite.Clear(clear.record(), clear.kind(), Optional.empty())
                            : write)
                    .toList());

    private static final RewritingStore.Rewrite FORGETS_PARKING = (changes, sound) -> Copies.withTimers(
            changes,
            changes.timers().stream()
                    .map(write ->
                            write instanceof TimerWrite.Set set ? new TimerWrite.Set(unparked(set.timer())) : write)
                    .toList());

    private BrokenTimers() {}

    static List<Saboteur<Storage>> all() {
        return List.of(
                Saboteur.store("S9", "brings cleared timers back", sound -> new RewritingStore(sound, KEEPS_TIMERS)),
                Saboteur.store("S9", "clears whatever timer is there", sound -> new RewritingStore(sound, CLEARS_ANY))
                        .alsoBreaking("S4"),
                Saboteur.store("S9", "claims the newest timer first", NewestFirst::new),
                Saboteur.store("S9", "claims what is parked", sound -> new RewritingStore(sound, FORGETS_PARKING))
                        .alsoBreaking("S17", "S18"),
                Saboteur.store("S13", "claims for the first tenant alone", ClaimsForOne::new),
                Saboteur.store("S17", "forgets what is parked", ForgetsParked::new),
                Saboteur.store("S18", "leaves parked timers out of the list", LeavesParkedOut::new));
    }

    private static Timer unparked(Timer timer) {
        return new Timer(
                timer.tenant(), timer.record(), timer.kind(), timer.due(), timer.attempts(), timer.problem(), false);
    }

    private static final class NewestFirst extends AroundStore {
        NewestFirst(TicketStore sound) {
            super(sound);
        }

        @Override
        public List<Timer> claimTimers(Instant now, int limit) {
            return reversed(sound.claimTimers(now, limit));
        }
    }

    private static final class ClaimsForOne extends AroundStore {
        ClaimsForOne(TicketStore sound) {
            super(sound);
        }

        @Override
        public List<Timer> claimTimers(Instant now, int limit) {
            return sound.claimTimers(now, limit).stream()
                    .filter(timer -> timer.tenant().equals(FIRST_TENANT))
                    .toList();
        }
    }

    private static final class ForgetsParked extends AroundStore {
        ForgetsParked(TicketStore sound) {
            super(sound);
        }

        @Override
        public StoreHealth health(Instant now) {
            StoreHealth health = sound.health(now);
            return new StoreHealth(
                    health.overdueTimers(), health.oldestTimer(), 0, health.waitingNotices(), health.oldestNotice(), 0);
        }
    }

    private static final class LeavesParkedOut extends AroundStore {
        LeavesParkedOut(TicketStore sound) {
            super(sound);
        }

        @Override
        public List<Timer> timers(TenantId tenant, RecordRef record) {
            return sound.timers(tenant, record).stream()
                    .filter(timer -> !timer.parked())
                    .toList();
        }
    }

    private static <T> List<T> reversed(List<T> list) {
        List<T> copy = new ArrayList<>(list);
        Collections.reverse(copy);
        return copy;
    }
}
