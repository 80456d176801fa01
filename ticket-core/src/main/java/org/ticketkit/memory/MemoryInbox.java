package org.ticketkit.memory;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.ticketkit.spi.Inbox;
import org.ticketkit.ticket.TenantId;

/** Keeps what arrived in memory, as a part of the unit of work. */
public final class MemoryInbox implements Inbox {

    private record Key(TenantId tenant, String value) {
        static final Comparator<Key> ORDER = Comparator.comparing(Key::tenant).thenComparing(Key::value);
    }

    private record Row(Stored stored, long token, Instant due) {
        UUID id() {
            return stored.arrival().id();
        }

        /** Puts it to another state; the token of the claim has served. */
        Row to(State state, int attempts, Optional<String> reason, Optional<UUID> ticket, Instant newDue) {
            return new Row(new Stored(stored.arrival(), state, attempts, reason, ticket), token + 1, newDue);
        }

        boolean isWaiting() {
            return stored.state() == State.WAITING;
        }
    }

    private static final Comparator<Stored> AS_THEY_CAME = Comparator.<Stored, Instant>comparing(
                    stored -> stored.arrival().at())
            .thenComparing(stored -> stored.arrival().id(), Order.IDS);

    private final MemoryUnitOfWork unitOfWork;
    private final Table<UUID, Row> arrivals;
    private final Table<Stored, Row> waiting;
    private final Table<Stored, Row> quarantine;
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
            Stored stored = new Stored(arrival, State.WAITING, 0, Optional.empty(), Optional.empty());
            save(new Row(stored, 0, arrival.at()));
            return new Received(arrival.id(), true);
        });
    }

    private void save(Row row) {
        arrivals.put(row.id(), row);
        keepIn(waiting, row, State.WAITING);
        keepIn(quarantine, row, State.QUARANTINED);
    }

    private static void keepIn(Table<Stored, Row> table, Row row, State state) {
        if (row.stored().state() == state) {
            table.put(row.stored(), row);
        } else {
            table.remove(row.stored());
        }
    }

    @Override
    public List<Claimed> claim(String channel, Instant now, Instant leaseUntil, int limit) {
        return unitOfWork.inside(() -> {
            List<Row> due = waiting.values().stream()
                    .filter(row -> row.stored().arrival().channel().equals(channel))
                    .filter(row -> !row.due().isAfter(now))
                    .limit(limit)
                    .toList();
            return due.stream().map(row -> claim(row, leaseUntil)).toList();
        });
    }

    private Claimed claim(Row row, Instant leaseUntil) {
        Stored stored = row.stored();
        Row claimed = row.to(State.WAITING, stored.attempts() + 1, stored.reason(), stored.ticket(), leaseUntil);
        save(claimed);
        return new Claimed(stored.arrival(), claimed.token(), claimed.stored().attempts());
    }

    @Override
    public boolean finish(UUID id, long token, Disposition end, Instant at) {
        return settle(
                id,
                token,
                row -> row.to(end.state(), row.stored().attempts(), Optional.of(end.reason()), end.ticket(), at));
    }

    @Override
    public boolean defer(UUID id, long token, String problem, Instant due) {
        return settle(
                id,
                token,
                row -> row.to(State.WAITING, row.stored().attempts(), Optional.of(problem), Optional.empty(), due));
    }

    @Override
    public boolean quarantine(UUID id, long token, String problem, Instant at) {
        return settle(
                id,
                token,
                row -> row.to(State.QUARANTINED, row.stored().attempts(), Optional.of(problem), Optional.empty(), at));
    }

    private boolean settle(UUID id, long token, Function<Row, Row> change) {
        return unitOfWork.inside(() -> change(arrivals.find(id).filter(row -> row.token() == token), change));
    }

    private boolean change(Optional<Row> row, Function<Row, Row> change) {
        row.map(change).ifPresent(this::save);
        return row.isPresent();
    }

    @Override
    public boolean replay(TenantId tenant, UUID id, Instant now) {
        return unitOfWork.inside(() -> change(
                of(tenant, id).filter(row -> !row.isWaiting()),
                row -> row.to(State.WAITING, 0, Optional.empty(), Optional.empty(), now)));
    }

    private Optional<Row> of(TenantId tenant, UUID id) {
        return arrivals.find(id).filter(row -> row.stored().arrival().tenant().equals(tenant));
    }

    @Override
    public Optional<Stored> find(TenantId tenant, UUID id) {
        return unitOfWork.inside(() -> of(tenant, id).map(Row::stored));
    }

    @Override
    public List<Stored> quarantined(TenantId tenant, int limit) {
        return unitOfWork.inside(() -> quarantine.values().stream()
                .map(Row::stored)
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
