package org.ticketkit.tck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.ticketkit.spi.ChangeSet;
import org.ticketkit.spi.ChangeSet.Outcome;
import org.ticketkit.spi.ChangeSet.TimerWrite;
import org.ticketkit.spi.RecordRef;
import org.ticketkit.spi.StoredEvent;
import org.ticketkit.spi.StoredRecord;
import org.ticketkit.spi.Timer;
import org.ticketkit.spi.UniqueKey;
import org.ticketkit.ticket.TicketId;

/** Random change sets over a few records, keys and timers, in units of work that commit or roll back, beside a simple model. */
final class StoreModel {

    private static final List<String> KINDS = List.of("wake", "close");

    private record State(Map<RecordRef, Long> versions, Map<UniqueKey, RecordRef> keys, Set<Timer> timers) {
        State copy() {
            return new State(new HashMap<>(versions), new HashMap<>(keys), new HashSet<>(timers));
        }
    }

    private final Bench bench;
    private final Random random;
    private final List<RecordRef> records = new ArrayList<>();
    private final List<UniqueKey> keys;
    private State state = new State(new HashMap<>(), new HashMap<>(), new HashSet<>());

    StoreModel(Bench bench) {
        this.bench = bench;
        this.random = bench.make.random();
        for (int i = 0; i < 3; i++) {
            records.add(bench.make.ref());
            records.add(RecordRef.ticket(new TicketId(bench.make.id())));
        }
        keys = IntStream.range(0, 8).mapToObj(i -> bench.make.key()).toList();
    }

    void run(int steps) {
        for (int i = 0; i < steps; i++) {
            State before = state.copy();
            if (random.nextInt(4) == 0) {
                bench.rolledBack(this::several);
                state = before;
            } else {
                bench.inOne(this::several);
            }
            if (i % 10 == 0) {
                compare();
            }
        }
        compare();
    }

    private void several() {
        for (int n = random.nextInt(4); n >= 0; n--) {
            one();
        }
    }

    private void one() {
        ChangeSet.Builder changes = Bench.changes();
        State after = state.copy();
        Set<Outcome> refusals = new HashSet<>();
        for (RecordRef ref : some(records)) {
            write(ref, changes, after, refusals);
        }
        for (UniqueKey key : some(keys)) {
            take(key, changes, after, refusals);
        }
        for (RecordRef ref : some(records)) {
            time(ref, changes, after, refusals);
        }
        Outcome outcome = bench.commit(changes);
        if (refusals.isEmpty()) {
            assertEquals(new Outcome.Written(), outcome);
            state = after;
        } else {
            assertTrue(refusals.contains(outcome), () -> outcome + " is none of " + refusals);
        }
    }

    private void write(RecordRef ref, ChangeSet.Builder changes, State after, Set<Outcome> refusals) {
        long version = state.versions().getOrDefault(ref, 0L);
        long expected = random.nextInt(8) == 0 ? version + 1 - random.nextInt(3) : version;
        if (expected < 0) {
            return;
        }
        changes.record(
                ref.kind().equals(RecordRef.TICKET)
                        ? bench.make.record(new TicketId(ref.id()), expected)
                        : bench.make.record(ref, expected));
        if (expected == version) {
            changes.event(Samples.event(ref, version + 1, Bench.NOW));
            after.versions().put(ref, version + 1);
        } else {
            refusals.add(new Outcome.VersionConflict(ref));
        }
    }

    private void take(UniqueKey key, ChangeSet.Builder changes, State after, Set<Outcome> refusals) {
        List<RecordRef> there =
                records.stream().filter(after.versions()::containsKey).toList();
        if (there.isEmpty() || random.nextInt(3) > 0) {
            return;
        }
        RecordRef owner = there.get(random.nextInt(there.size()));
        RecordRef holder = state.keys().get(key);
        boolean keep = random.nextBoolean();
        changes.key(keep ? Samples.takeOrKeep(key, owner) : Samples.take(key, owner));
        if (holder == null) {
            after.keys().put(key, owner);
        } else if (!keep) {
            refusals.add(new Outcome.KeyTaken(key, holder, "taken for " + holder.id()));
        }
    }

    private void time(RecordRef ref, ChangeSet.Builder changes, State after, Set<Outcome> refusals) {
        if (!after.versions().containsKey(ref)) {
            return;
        }
        String kind = KINDS.get(random.nextInt(KINDS.size()));
        Optional<Timer> there = state.timers().stream()
                .filter(timer -> timer.record().equals(ref) && timer.kind().equals(kind))
                .findFirst();
        Instant due = Bench.NOW.plusSeconds(random.nextInt(3));
        if (random.nextBoolean()) {
            Timer timer = Timer.at(Bench.TENANT, ref, kind, due);
            changes.timer(new TimerWrite.Set(timer));
            there.ifPresent(after.timers()::remove);
            after.timers().add(timer);
            return;
        }
        Optional<Instant> expected = random.nextBoolean() ? Optional.of(due) : Optional.empty();
        changes.timer(new TimerWrite.Clear(ref, kind, expected));
        if (expected.isPresent() && !there.map(Timer::due).equals(expected)) {
            refusals.add(new Outcome.TimerGone(ref, kind));
        } else {
            there.ifPresent(after.timers()::remove);
        }
    }

    private <T> List<T> some(List<T> all) {
        int one = random.nextInt(all.size());
        int other = random.nextInt(all.size());
        return one == other || random.nextBoolean() ? List.of(all.get(one)) : List.of(all.get(one), all.get(other));
    }

    private void compare() {
        for (RecordRef ref : records) {
            long version = state.versions().getOrDefault(ref, 0L);
            assertEquals(version, bench.version(ref), ref::toString);
            assertEquals(
                    IntStream.rangeClosed(1, (int) version)
                            .mapToObj(i -> (long) i)
                            .toList(),
                    bench.store().events(Bench.TENANT, ref, 0, 10_000).stream()
                            .map(StoredEvent::sequence)
                            .toList());
        }
        for (UniqueKey key : keys) {
            assertEquals(
                    Optional.ofNullable(state.keys().get(key)),
                    bench.store().findByKey(Bench.TENANT, key).map(StoredRecord::ref));
        }
        assertEquals(
                state.timers(),
                bench.store().claimTimers(Bench.NOW.plusSeconds(10), 100).stream()
                        .collect(Collectors.toSet()));
    }
}
