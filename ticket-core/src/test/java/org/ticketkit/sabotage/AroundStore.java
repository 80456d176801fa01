package org.ticketkit.sabotage;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.ticketkit.notice.NoticeId;
import org.ticketkit.spi.ChangeSet;
import org.ticketkit.spi.RecordRef;
import org.ticketkit.spi.Search;
import org.ticketkit.spi.StoreHealth;
import org.ticketkit.spi.StoredEvent;
import org.ticketkit.spi.StoredNotice;
import org.ticketkit.spi.StoredRecord;
import org.ticketkit.spi.TicketStore;
import org.ticketkit.spi.Timer;
import org.ticketkit.spi.UniqueKey;
import org.ticketkit.ticket.Entry;
import org.ticketkit.ticket.EntryId;
import org.ticketkit.ticket.Participant;
import org.ticketkit.ticket.TenantId;
import org.ticketkit.ticket.TicketId;

/** A store that asks another; the faults override what they spoil. */
class AroundStore implements TicketStore {

    final TicketStore sound;

    AroundStore(TicketStore sound) {
        this.sound = sound;
    }

    @Override
    public ChangeSet.Outcome commit(ChangeSet changes) {
        return sound.commit(changes);
    }

    @Override
    public Optional<StoredRecord> find(TenantId tenant, RecordRef ref) {
        return sound.find(tenant, ref);
    }

    @Override
    public List<StoredRecord> findTickets(TenantId tenant, Collection<TicketId> ids) {
        return sound.findTickets(tenant, ids);
    }

    @Override
    public Optional<StoredRecord> findByKey(TenantId tenant, UniqueKey key) {
        return sound.findByKey(tenant, key);
    }

    @Override
    public List<StoredRecord> search(Search search) {
        return sound.search(search);
    }

    @Override
    public List<Entry> entries(TenantId tenant, TicketId ticket, Set<Entry.Kind> kinds, long afterSequence, int limit) {
        return sound.entries(tenant, ticket, kinds, afterSequence, limit);
    }

    @Override
    public Optional<Entry> entry(TenantId tenant, EntryId id) {
        return sound.entry(tenant, id);
    }

    @Override
    public List<StoredEvent> events(TenantId tenant, RecordRef record, long afterSequence, int limit) {
        return sound.events(tenant, record, afterSequence, limit);
    }

    @Override
    public List<StoredEvent> eventsBetween(
            TenantId tenant, Instant from, Instant to, Optional<StoredEvent> after, int limit) {
        return sound.eventsBetween(tenant, from, to, after, limit);
    }

    @Override
    public List<Participant> participants(TenantId tenant, TicketId ticket) {
        return sound.participants(tenant, ticket);
    }

    @Override
    public List<Timer> claimTimers(Instant now, int limit) {
        return sound.claimTimers(now, limit);
    }

    @Override
    public List<Timer> timers(TenantId tenant, RecordRef record) {
        return sound.timers(tenant, record);
    }

    @Override
    public List<StoredNotice> claimNotices(Instant now, Instant leaseUntil, int limit) {
        return sound.claimNotices(now, leaseUntil, limit);
    }

    @Override
    public Optional<StoredNotice> findNotice(TenantId tenant, NoticeId id) {
        return sound.findNotice(tenant, id);
    }

    @Override
    public Optional<StoredNotice> findNotice(TenantId tenant, String messageId) {
        return sound.findNotice(tenant, messageId);
    }

    @Override
    public List<StoredNotice> notices(
            TenantId tenant, Set<StoredNotice.State> states, Optional<NoticeId> after, int limit) {
        return sound.notices(tenant, states, after, limit);
    }

    @Override
    public long countAutomatic(TenantId tenant, String channel, Optional<String> address, Instant since, long limit) {
        return sound.countAutomatic(tenant, channel, address, since, limit);
    }

    @Override
    public boolean isAttached(TenantId tenant, String sha256) {
        return sound.isAttached(tenant, sha256);
    }

    @Override
    public StoreHealth health(Instant now) {
        return sound.health(now);
    }
}
