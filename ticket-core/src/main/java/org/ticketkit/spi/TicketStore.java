package org.ticketkit.spi;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.ticketkit.notice.NoticeId;
import org.ticketkit.ticket.Entry;
import org.ticketkit.ticket.EntryId;
import org.ticketkit.ticket.Participant;
import org.ticketkit.ticket.TenantId;
import org.ticketkit.ticket.TicketId;

/**
 * Keeps records, keys, events, entries, participants, timers and notices; yours to implement.
 *
 * <p>Every method may be called inside a {@link UnitOfWork} that belongs to the same adapter and then takes part in it; outside of
 * one, each call is a unit of work of its own. Thread-safe. Ids are UUIDs version 7 and compare by their bytes, as unsigned numbers.
 * The contract, by number:
 *
 * <ol>
 *   <li>S1 {@link #commit} writes all of a change set or nothing.
 *   <li>S2 A record is written only if it has the expected version, or is not there and 0 is expected; otherwise the answer is
 *       {@code VersionConflict}.
 *   <li>S3 A key is held by at most one record of a tenant, whatever the number of nodes; a taken one is answered by
 *       {@code KeyTaken} with holder and fingerprint, or kept, as the write says. A record that takes a key twice finds it taken.
 *   <li>S4 After every answer that is not {@code Written} nothing of the change set is there, and the unit of work, its earlier
 *       writes included, can go on and commit.
 *   <li>S5 What a committed unit of work wrote is found afterwards by {@link #find}, {@link #findByKey}, {@link #entry},
 *       both {@code findNotice}, {@link #isAttached}, {@link #timers} and the pages, and inside the unit of work at once; what a rolled-back one wrote
 *       is not, its keys are free and its timers and notices never claimed.
 *   <li>S6 Instants come back as they went in, to the microsecond, whatever the default time zone. Texts come back exactly, every
 *       Unicode character included but U+0000 and unpaired surrogates, which the desk hands to no store, in keys, kinds and other
 *       codes neither; an empty text is not a missing one.
 *   <li>S7 Entries and events come back in the order of their sequence, after the given one, at most {@code limit}; of entries,
 *       those of the given kinds.
 *   <li>S8 {@link #search} fits exactly the tickets for which {@link org.ticketkit.ticket.Criteria#fits} holds, texts compared
 *       exactly, in the order of the sort, then the id; pages that follow one another by position neither repeat nor skip a
 *       ticket that does not change.
 *   <li>S9 {@link #claimTimers} returns timers that are due at {@code now} or before and not parked, the oldest first, and none to
 *       two units of work at once as far as the store can tell; it may leave out one whose record another unit of work is writing;
 *       one that is neither cleared nor replaced is claimed again by a later unit of work; a cleared one never comes back. A {@code
 *       Clear} with an expected due instant is answered by {@code TimerGone} if there is no such timer; of two units of work that
 *       clear the same timer like that, one fails: by that answer, or as a whole by a failure that can be tried again. The timers of
 *       a change set are written in their order.
 *   <li>S10 {@link #claimNotices} leases notices: pending ones that are due and ones whose lease ran out, the oldest due first;
 *       each claim raises the token and the attempts, sets the state to {@code SENDING}, {@code due} to the end of the lease and
 *       {@code claimedAt}, as {@link StoredNotice#claimed} does.
 *       The answer has the new token, attempts and due, but the state from before: {@code SENDING} says that an earlier holder
 *       may have died while sending. No two claims of the same notice overlap.
 *   <li>S11 {@code Freeze} and {@code Settle} with a token that is not the last one, or of a notice that is not there, are answered
 *       by {@code LeaseLost}; with the last one they are written in any state; before the first claim
 *       that is 0.
 *   <li>S12 A notice whose key is there already is dropped without a conflict.
 *   <li>S13 No call of one tenant sees or changes anything of another, whatever the ids; claims and health go over all tenants.
 *   <li>S14 {@link #countAutomatic} counts the automatic notices of a channel, under one budget key, compared exactly, or all, whose words are frozen and
 *       whose last claim was at the given instant or later.
 *   <li>S15 {@link #participants} come back in the order in which they were added; one that is replaced keeps its place, one that was
 *       removed is gone and, added again, comes last.
 *   <li>S16 {@link #eventsBetween} returns the events of all records of a tenant in a half-open period, in the order of instant,
 *       record (kind, then id) and sequence, after the given one, at most {@code limit}.
 *   <li>S17 {@link #health} counts what its components say.
 *   <li>S18 {@link #timers} returns all timers of a record, those that are not due and those that are parked included, in the order
 *       of their kinds, and claims none.
 *   <li>S19 {@link #notices} returns the notices of a tenant in the given states in the order of their ids, after the given one, at
 *       most {@code limit}.
 *   <li>S20 {@link #findTicket} answers what {@link #find} and then {@link #participants} would.
 *   <li>S21 {@link #findTickets} returns each ticket that is asked for and there, once, in any order, and no other.
 * </ol>
 *
 * A failure of the storage itself is thrown as {@link org.ticketkit.ticket.StorageFailed}.
 */
public interface TicketStore {

    /**
     * Writes a change set, all or nothing (S1 to S4, S9, S11, S12). If several conditions do not hold, the answer names one of them.
     */
    ChangeSet.Outcome commit(ChangeSet changes);

    /** Finds a record by its identity (S5, S13). */
    Optional<StoredRecord> find(TenantId tenant, RecordRef ref);

    /**
     * Finds a ticket with all who take part (S5, S13, S20). Two calls by default; a store that can ask for both at once should, since
     * every message to a ticket begins with this.
     */
    default Optional<StoredTicket> findTicket(TenantId tenant, TicketId id) {
        return find(tenant, RecordRef.ticket(id)).map(record -> new StoredTicket(record, participants(tenant, id)));
    }

    /**
     * Finds the records of several tickets (S5, S13, S21), of which the desk asks for some dozens at the most. A store that can should
     * find them in one round trip; by default they are found one by one.
     */
    default List<StoredRecord> findTickets(TenantId tenant, Collection<TicketId> ids) {
        return ids.stream()
                .distinct()
                .flatMap(id -> find(tenant, RecordRef.ticket(id)).stream())
                .toList();
    }

    /** Finds the record that holds a key (S5, S13). */
    Optional<StoredRecord> findByKey(TenantId tenant, UniqueKey key);

    /** A page of tickets (S8); shorter than the limit only if it is the last. */
    List<StoredRecord> search(Search search);

    /** A page of a ticket's entries of these kinds (S7). */
    List<Entry> entries(TenantId tenant, TicketId ticket, Set<Entry.Kind> kinds, long afterSequence, int limit);

    /** Finds an entry by its identity (S5, S13). */
    Optional<Entry> entry(TenantId tenant, EntryId id);

    /** A page of a record's events (S7). */
    List<StoredEvent> events(TenantId tenant, RecordRef record, long afterSequence, int limit);

    /** A page of all events of a tenant from {@code from} on and before {@code to} (S16). */
    List<StoredEvent> eventsBetween(TenantId tenant, Instant from, Instant to, Optional<StoredEvent> after, int limit);

    /** All participants of a ticket (S15); the desk keeps them at 500 at the most. */
    List<Participant> participants(TenantId tenant, TicketId ticket);

    /** Claims due timers for the running unit of work (S9). */
    List<Timer> claimTimers(Instant now, int limit);

    /** All timers of a record (S18); the desk sets few. */
    List<Timer> timers(TenantId tenant, RecordRef record);

    /** Leases notices until the given instant (S10). */
    List<StoredNotice> claimNotices(Instant now, Instant leaseUntil, int limit);

    /** Finds a notice by its identity, whatever its state (S5, S13). */
    Optional<StoredNotice> findNotice(TenantId tenant, NoticeId id);

    /** Finds the notice whose frozen words have this message id (S5, S13). */
    Optional<StoredNotice> findNotice(TenantId tenant, String messageId);

    /** A page of a tenant's notices in these states, of which there is at least one, in the order of their ids (S5, S13, S19). */
    List<StoredNotice> notices(TenantId tenant, Set<StoredNotice.State> states, Optional<NoticeId> after, int limit);

    /**
     * How many automatic notices under this {@link org.ticketkit.notice.Notice#budgetKey()}, or in all if none is given, were begun
     * to be sent on a channel since an instant
     * (S14); counts no further than {@code limit}.
     */
    long countAutomatic(TenantId tenant, String channel, Optional<String> budgetKey, Instant since, long limit);

    /** Does an entry of the tenant carry a file with this digest (S5, S13)? */
    boolean isAttached(TenantId tenant, String sha256);

    /** How the store is doing at {@code now} (S17). */
    StoreHealth health(Instant now);
}
