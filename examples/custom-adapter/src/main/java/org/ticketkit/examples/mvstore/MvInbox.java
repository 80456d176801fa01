package org.ticketkit.examples.mvstore;

import static java.util.Objects.requireNonNull;
import static org.ticketkit.spi.SortKeys.after;
import static org.ticketkit.spi.SortKeys.key;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.h2.mvstore.tx.TransactionMap;
import org.ticketkit.spi.Documents;
import org.ticketkit.spi.Inbox;
import org.ticketkit.spi.RawBytes;
import org.ticketkit.ticket.TenantId;

/** Arrivals by id, also by how they wait, with their bytes beside them; their ids by dedupe key; cursors by mailbox. */
final class MvInbox implements Inbox {

    private final MvUnitOfWork work;
    private final Table<Stored> arrivals;

    MvInbox(MvUnitOfWork work) {
        this.work = work;
        arrivals = new Table<>(work, "arrivals", Documents.ARRIVAL, (key, stored) -> indexKeys(stored));
    }

    private static List<String> indexKeys(Stored stored) {
        Arrival arrival = stored.arrival();
        return switch (stored.state()) {
            case WAITING -> List.of(key("waiting", arrival.channel(), arrival.at()));
            case QUARANTINED -> List.of(key("quarantined", arrival.tenant(), arrival.at()));
            default -> List.of();
        };
    }

    private TransactionMap<String, byte[]> bytes() {
        return work.bytes("arrivals.bytes");
    }

    private Stored whole(Stored stored) {
        byte[] raw = requireNonNull(bytes().get(key(stored.arrival().id())));
        return stored.with(RawBytes.of(raw));
    }

    @Override
    public Received receive(Arrival arrival) {
        return work.in(() -> {
            String unique = key(arrival.tenant(), arrival.dedupeKey());
            String first =
                    work.texts("arrivals.keys").putIfAbsent(unique, arrival.id().toString());
            if (first != null) {
                return new Received(UUID.fromString(first), false);
            }
            arrivals.put(key(arrival.id()), Stored.received(arrival));
            bytes().put(key(arrival.id()), arrival.raw().toArray());
            return new Received(arrival.id(), true);
        });
    }

    /** Walks all arrivals of the channel that wait, those that are leased or put off included. */
    @Override
    public List<Claimed> claim(String channel, Instant now, Instant leaseUntil, int limit) {
        String all = key("waiting", channel);
        return work.in(() -> arrivals.claim(all, after(all))
                .filter(waiting -> !waiting.due().isAfter(now))
                .limit(limit)
                .map(waiting -> lease(waiting.claimed(leaseUntil)))
                .toList());
    }

    private Claimed lease(Stored claimed) {
        arrivals.put(key(claimed.arrival().id()), claimed);
        return new Claimed(whole(claimed).arrival(), claimed.token(), claimed.attempts());
    }

    @Override
    public boolean finish(UUID id, long token, Disposition end, Instant at) {
        return change(id, held -> held.token() == token, held -> held.finished(end));
    }

    @Override
    public boolean defer(UUID id, long token, String problem, Instant due) {
        return change(id, held -> held.token() == token, held -> held.deferred(problem, due));
    }

    @Override
    public boolean quarantine(UUID id, long token, String problem, Instant at) {
        return change(id, held -> held.token() == token, held -> held.quarantined(problem));
    }

    @Override
    public boolean replay(TenantId tenant, UUID id, Instant now) {
        return change(id, there -> isOf(tenant, there) && there.state() != State.WAITING, there -> there.replayed(now));
    }

    private boolean change(UUID id, Predicate<Stored> condition, UnaryOperator<Stored> change) {
        return work.in(() -> {
            Optional<Stored> there = arrivals.lock(key(id)).filter(condition);
            there.map(change).ifPresent(changed -> arrivals.put(key(id), changed));
            return there.isPresent();
        });
    }

    private static boolean isOf(TenantId tenant, Stored stored) {
        return stored.arrival().tenant().equals(tenant);
    }

    @Override
    public Optional<Stored> find(TenantId tenant, UUID id) {
        return work.in(
                () -> arrivals.get(key(id)).filter(there -> isOf(tenant, there)).map(this::whole));
    }

    @Override
    public List<Stored> quarantined(TenantId tenant, int limit) {
        String all = key("quarantined", tenant);
        return work.in(() -> arrivals.indexed(all).limit(limit).map(this::whole).toList());
    }

    @Override
    public long countQuarantined() {
        return work.in(() -> arrivals.count(key("quarantined")));
    }

    @Override
    public Optional<String> cursor(TenantId tenant, String mailbox) {
        return work.in(() -> Optional.ofNullable(work.texts("cursors").get(key(tenant, mailbox))));
    }

    @Override
    public void saveCursor(TenantId tenant, String mailbox, String cursor) {
        work.in(() -> Optional.ofNullable(work.texts("cursors").put(key(tenant, mailbox), cursor)));
    }
}
