package org.ticketkit.sabotage;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.ticketkit.spi.Inbox;
import org.ticketkit.ticket.TenantId;

/** An inbox that asks another; the faults override what they spoil. */
class AroundInbox implements Inbox {

    final Inbox sound;

    AroundInbox(Inbox sound) {
        this.sound = sound;
    }

    @Override
    public Received receive(Arrival arrival) {
        return sound.receive(arrival);
    }

    @Override
    public List<Claimed> claim(String channel, Instant now, Instant leaseUntil, int limit) {
        return sound.claim(channel, now, leaseUntil, limit);
    }

    @Override
    public boolean finish(UUID id, long token, Disposition disposition, Instant at) {
        return sound.finish(id, token, disposition, at);
    }

    @Override
    public boolean defer(UUID id, long token, String problem, Instant due) {
        return sound.defer(id, token, problem, due);
    }

    @Override
    public boolean quarantine(UUID id, long token, String problem, Instant at) {
        return sound.quarantine(id, token, problem, at);
    }

    @Override
    public boolean replay(TenantId tenant, UUID id, Instant now) {
        return sound.replay(tenant, id, now);
    }

    @Override
    public Optional<Stored> find(TenantId tenant, UUID id) {
        return sound.find(tenant, id);
    }

    @Override
    public List<Stored> quarantined(TenantId tenant, int limit) {
        return sound.quarantined(tenant, limit);
    }

    @Override
    public long countQuarantined() {
        return sound.countQuarantined();
    }

    @Override
    public Optional<String> cursor(TenantId tenant, String mailbox) {
        return sound.cursor(tenant, mailbox);
    }

    @Override
    public void saveCursor(TenantId tenant, String mailbox, String cursor) {
        sound.saveCursor(tenant, mailbox, cursor);
    }
}
