package org.ticketkit.internal;

import java.time.Instant;
import java.util.UUID;
import java.util.random.RandomGenerator;

/** Makes identities: UUIDs of version 7 (RFC 9562), from an instant and chance that are both handed in. */
public final class Ids {

    private final RandomGenerator random;

    /** Draws from this source of chance. */
    public Ids(RandomGenerator random) {
        this.random = random;
    }

    /** A fresh identity of this instant. */
    public UUID next(Instant now) {
        long high = (now.toEpochMilli() << 16) | 0x7000L | (random.nextLong() & 0xfffL);
        long low = (random.nextLong() & 0x3fffffffffffffffL) | 0x8000000000000000L;
        return new UUID(high, low);
    }
}
