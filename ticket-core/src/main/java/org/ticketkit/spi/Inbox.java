package org.ticketkit.spi;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.ticketkit.ticket.TenantId;

/**
 * Keeps what arrived, byte by byte, until it is dealt with; yours to implement.
 *
 * <p>The contract, by number:
 *
 * <ol>
 *   <li>I1 {@link #receive} keeps the bytes under a dedupe key; a key of the tenant that is there already is answered with the first
 *       arrival, and nothing is kept twice.
 *   <li>I2 {@link #claim} leases arrivals of one channel that wait and are due, and those whose lease ran out, in the order in which
 *       they came (the instant, then the id); each claim raises the token and the attempts and leaves the reason as it is.
 *       No two claims of the same arrival overlap.
 *   <li>I3 {@link #finish}, {@link #defer} and {@link #quarantine} take part in the running unit of work and return false,
 *       changing nothing, if the token is not the last one. A token serves once: when one of them returned true, it is not the last
 *       one any more.
 *   <li>I4 A finished or quarantined arrival is never claimed again, until {@link #replay} puts it back; then it waits again,
 *       attempts are counted anew, and no earlier token serves.
 *   <li>I5 The bytes are never lost: whatever state an arrival is in, {@link #find} gives them back exactly.
 *   <li>I6 A mailbox's cursor comes back as it was last saved.
 *   <li>I7 {@link #quarantined} lists the quarantined arrivals of the tenant, the oldest first, and {@link #countQuarantined} counts
 *       those of all tenants.
 *   <li>I8 No call that names a tenant sees or changes anything of another; claims go over all tenants.
 *   <li>I9 A claim takes nothing of another channel, however long that waits: each channel has an intake of its own.
 * </ol>
 *
 * Every method may be called inside a {@link UnitOfWork} of the same adapter and then takes part in it; outside of one, each call is a
 * unit of work of its own. Thread-safe. Ids are UUIDs version 7, unique over all tenants.
 */
public interface Inbox {

    /** Keeps an arrival (I1). */
    Received receive(Arrival arrival);

    /** Leases arrivals of this channel, compared exactly, until the given instant (I2, I9). */
    List<Claimed> claim(String channel, Instant now, Instant leaseUntil, int limit);

    /** Ends the work on an arrival (I3, I4). */
    boolean finish(UUID id, long token, Disposition disposition, Instant at);

    /** Puts an arrival back, to be claimed again from {@code due} on (I3). */
    boolean defer(UUID id, long token, String problem, Instant due);

    /** Sets an arrival aside until somebody looks (I3, I4). */
    boolean quarantine(UUID id, long token, String problem, Instant at);

    /** Puts a finished or quarantined arrival back, to be claimed from {@code now} on (I4); false if there is none such. */
    boolean replay(TenantId tenant, UUID id, Instant now);

    /** Finds an arrival by its id (I5). */
    Optional<Stored> find(TenantId tenant, UUID id);

    /** The quarantined arrivals of a tenant, the oldest first (I7). */
    List<Stored> quarantined(TenantId tenant, int limit);

    /** How many arrivals are in quarantine, over all tenants (I7). */
    long countQuarantined();

    /** Where the reading of a mailbox stopped (I6). */
    Optional<String> cursor(TenantId tenant, String mailbox);

    /** Saves where the reading of a mailbox stopped (I6). */
    void saveCursor(TenantId tenant, String mailbox, String cursor);

    /**
     * Something that arrived.
     *
     * @param id a fresh identity
     * @param tenant whose it is
     * @param channel the channel, for example {@code mail}
     * @param mailbox the name of the mailbox or entrance
     * @param dedupeKey what makes it the same thing if it arrives again, at most 500 characters
     * @param raw the bytes
     * @param at when
     */
    record Arrival(
            UUID id, TenantId tenant, String channel, String mailbox, String dedupeKey, RawBytes raw, Instant at) {}

    /**
     * What became of an arrival that was received.
     *
     * @param id the arrival that is kept: the new one, or the first of the same key
     * @param isNew was it kept just now?
     */
    record Received(UUID id, boolean isNew) {}

    /**
     * An arrival that is leased to the caller.
     *
     * @param arrival what arrived
     * @param token the token of this claim
     * @param attempts how many claims there were since it came or was replayed, this one included
     */
    record Claimed(Arrival arrival, long token, int attempts) {}

    /**
     * How the work on an arrival ended.
     *
     * @param state processed or ignored
     * @param reason what was done or why nothing was, a code
     * @param ticket the ticket that it went to
     */
    record Disposition(State state, String reason, Optional<UUID> ticket) {}

    /** Where an arrival stands; may grow. */
    enum State {
        /** Waits to be claimed, or is claimed. */
        WAITING,
        /** Became an entry of a ticket. */
        PROCESSED,
        /** Kept, and nothing else done, for a reason. */
        IGNORED,
        /** Set aside because it could not be processed. */
        QUARANTINED
    }

    /**
     * An arrival and where it stands.
     *
     * @param arrival what arrived
     * @param state where it stands
     * @param attempts how many claims there were since it came or was replayed
     * @param token the token that serves; 0 before the first claim
     * @param due when it may be claimed, from this instant on, if it waits
     * @param reason how it ended, or what the problem is
     * @param ticket the ticket that it went to
     */
    record Stored(
            Arrival arrival,
            State state,
            int attempts,
            long token,
            Instant due,
            Optional<String> reason,
            Optional<UUID> ticket) {

        /** An arrival that has just come (I1). */
        public static Stored received(Arrival arrival) {
            return new Stored(arrival, State.WAITING, 0, 0, arrival.at(), Optional.empty(), Optional.empty());
        }

        /** What an inbox keeps of it once it is claimed (I2). */
        public Stored claimed(Instant leaseUntil) {
            return new Stored(arrival, state, attempts + 1, token + 1, leaseUntil, reason, ticket);
        }

        /** What an inbox keeps of it once the work on it ended like this (I3): the token has served. */
        public Stored finished(Disposition end) {
            return to(end.state(), attempts, due, Optional.of(end.reason()), end.ticket());
        }

        /** What an inbox keeps of it once it is put off (I3). */
        public Stored deferred(String problem, Instant until) {
            return to(State.WAITING, attempts, until, Optional.of(problem), Optional.empty());
        }

        /** What an inbox keeps of it once it is set aside (I3). */
        public Stored quarantined(String problem) {
            return to(State.QUARANTINED, attempts, due, Optional.of(problem), Optional.empty());
        }

        /** What an inbox keeps of it once it is replayed (I4). */
        public Stored replayed(Instant now) {
            return to(State.WAITING, 0, now, Optional.empty(), Optional.empty());
        }

        /** The same with these bytes, for inboxes that keep them apart. */
        public Stored with(RawBytes raw) {
            Arrival whole = new Arrival(
                    arrival.id(),
                    arrival.tenant(),
                    arrival.channel(),
                    arrival.mailbox(),
                    arrival.dedupeKey(),
                    raw,
                    arrival.at());
            return new Stored(whole, state, attempts, token, due, reason, ticket);
        }

        private Stored to(
                State next, int attempted, Instant claimable, Optional<String> why, Optional<UUID> destination) {
            return new Stored(arrival, next, attempted, token + 1, claimable, why, destination);
        }
    }
}
