package org.ticketkit.spi;

import java.time.Instant;
import java.util.Optional;
import org.ticketkit.notice.Notice;
import org.ticketkit.notice.Rendered;

/**
 * A notice in the outbox.
 *
 * @param notice what is to be said
 * @param state how far it got
 * @param attempts how many attempts were begun
 * @param token the fencing token of the last claim; 0 before the first
 * @param due when it may be claimed, from this instant on: the next attempt, or the end of the lease
 * @param rendered the words, once they are frozen
 * @param problem what went wrong last
 * @param settledAt when it came to its end, or was parked
 * @param claimedAt when it was claimed last
 */
public record StoredNotice(
        Notice notice,
        State state,
        int attempts,
        long token,
        Instant due,
        Optional<Rendered> rendered,
        Optional<String> problem,
        Optional<Instant> settledAt,
        Optional<Instant> claimedAt) {

    /** How far a notice got; may grow. */
    public enum State {
        /** Waits for its next attempt. */
        PENDING,
        /** Claimed: somebody may be sending it right now, or died while doing so. */
        SENDING,
        /** The channel took it. */
        DELIVERED,
        /** The channel refused it for good. */
        FAILED,
        /** The channel took it and later reported that it did not arrive. */
        BOUNCED,
        /** Set aside after too many attempts or past a budget, until somebody looks. */
        PARKED;

        /** May a notice in this state be claimed, now or later? */
        public boolean isOpen() {
            return this == PENDING || this == SENDING;
        }
    }

    /** A notice that nobody has tried to deliver yet. */
    public static StoredNotice pending(Notice notice) {
        return new StoredNotice(
                notice,
                State.PENDING,
                0,
                0,
                notice.createdAt(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /** What a store keeps of it once it is claimed (S10); the answer of the claim is this {@linkplain #in in} the state from before. */
    public StoredNotice claimed(Instant now, Instant leaseUntil) {
        return new StoredNotice(
                notice,
                State.SENDING,
                attempts + 1,
                token + 1,
                leaseUntil,
                rendered,
                problem,
                settledAt,
                Optional.of(now));
    }

    /** The same in this state. */
    public StoredNotice in(State other) {
        return new StoredNotice(notice, other, attempts, token, due, rendered, problem, settledAt, claimedAt);
    }

    /** The same with these words (S11). */
    public StoredNotice frozen(Rendered words) {
        return new StoredNotice(notice, state, attempts, token, due, Optional.of(words), problem, settledAt, claimedAt);
    }

    /** What a store keeps of it once it is settled like this (S11). */
    public StoredNotice settled(ChangeSet.NoticeWrite.Settle settle) {
        return new StoredNotice(
                notice,
                settle.state(),
                attempts,
                token,
                settle.due(),
                rendered,
                settle.problem(),
                settle.state().isOpen() ? Optional.empty() : Optional.of(settle.at()),
                claimedAt);
    }
}
