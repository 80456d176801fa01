package org.ticketkit.memory;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.ticketkit.spi.Inbox;
import org.ticketkit.ticket.TenantId;

/** Keeps what arrived in memory, as a part of the unit of work. */
public final class MemoryInbox implements Inbox {

    private record Key(TenantId tenant, String value) {
        static final Comparator<Key> ORDER = Comparator.comparing(Key::tenant).thenComparing(Key::value);
    }

    private static final Comparator<Stored> AS_THEY_CAME = Comparator.<Stored, Instant>comparing(
                    stored -> stored.arrival().at())
            .thenComparing(stored -> stored.arrival().id(), Order.IDS);

    private final MemoryUnitOfWork unitOfWork;
    private final Table<UUID, Stored> arrivals;
    private final Table<Stored, Stored> waiting;
    private final Table<Stored, Stored> quarantine;
    private final Table<Key, UUID> keys;
    private final Table<Key, String> cursors;

    MemoryInbox(MemoryUnitOfWork unitOfWork, Journal journal) {
        this.unitOfWork = unitOfWork;
        arrivals = new Table<>(journal, Order.IDS);
        waiting = new Table<>(journal, AS_THEY_CAME);
        quarantine = new Table<>(journal, AS_THEY_CAME);
        keys = new Table<>(journal, Key.ORDER);
        cursors = new Table<>(journal, Key.ORDER);
    }

    @Override
    public Received receive(Arrival arrival) {
        return unitOfWork.inside(() -> {
            Key key = new Key(arrival.tenant(), arrival.dedupeKey());
            Optional<UUID> first = keys.find(key);
            if (first.isPresent()) {
                return new Received(first.get(), false);
            }
            keys.put(key, arrival.id());
            save(Stored.received(arrival));
            return new Received(arrival.id(), true);
        });
    }

    private void save(Stored stored) {
        arrivals.put(stored.arrival().id(), stored);
        keepIn(waiting, stored, State.WAITING);
        keepIn(quarantine, stored, State.QUARANTINED);
    }

    private static void keepIn(Table<Stored, Stored> table, Stored stored, State state) {
        if (stored.state() == state) {
            table.put(stored, stored);
        } else {
            table.remove(stored);
        }
    }

    @Override
    public List<Claimed> claim(String channel, Instant now, Instant leaseUntil, int limit) {
        return unitOfWork.inside(() -> {
            List<Stored> due = waiting.values().stream()
                    .filter(stored -> stored.arrival().channel().equals(channel))
                    .filter(stored -> !stored.due().isAfter(now))
                    .limit(limit)
                    .toList();
            return due.stream().map(stored -> claim(stored.claimed(leaseUntil))).toList();
        });
    }

    private Claimed claim(Stored claimed) {
        save(claimed);
        return new Claimed(claimed.arrival(), claimed.token(), claimed.attempts());
    }

    @Override
    public boolean finish(UUID id, long token, Disposition end, Instant at) {
        return settle(id, token, held -> held.finished(end));
    }

    @Override
    public boolean defer(UUID id, long token, String problem, Instant due) {
        return settle(id, token, held -> held.deferred(problem, due));
    }

    @Override
    public boolean quarantine(UUID id, long token, String problem, Instant at) {
        return settle(id, token, held -> held.quarantined(problem));
    }

    private boolean settle(UUID id, long token, UnaryOperator<Stored> change) {
        return unitOfWork.inside(() -> change(arrivals.find(id).filter(held -> held.token() == token), change));
    }

    private boolean change(Optional<Stored> stored, UnaryOperator<Stored> change) {
        stored.map(change).ifPresent(this::save);
        return stored.isPresent();
    }

    @Override
    public boolean replay(TenantId tenant, UUID id, Instant now) {
        return unitOfWork.inside(() -> change(
                of(tenant, id).filter(stored -> stored.state() != State.WAITING), stored -> stored.replayed(now)));
    }

    private Optional<Stored> of(TenantId tenant, UUID id) {
        return arrivals.find(id).filter(stored -> stored.arrival().tenant().equals(tenant));
    }

    @Override
    public Optional<Stored> find(TenantId tenant, UUID id) {
        return unitOfWork.inside(() -> of(tenant, id));
    }

    @Override
    public List<Stored> quarantined(TenantId tenant, int limit) {
        return unitOfWork.inside(() -> quarantine.values().stream()
                .filter(stored -> stored.arrival().tenant().equals(tenant))
                .limit(limit)
                .toList());
    }

    @Override
    public long countQuarantined() {
        return unitOfWork.inside(() -> (long) quarantine.values().size());
    }

    @Override
    public Optional<String> cursor(TenantId tenant, String mailbox) {
        return unitOfWork.inside(() -> cursors.find(new Key(tenant, mailbox)));
    }

    @Override
    public void saveCursor(TenantId tenant, String mailbox, String cursor) {
        unitOfWork.inside(() -> {
            cursors.put(new Key(tenant, mailbox), cursor);
            return cursor;
        });
    }
}
