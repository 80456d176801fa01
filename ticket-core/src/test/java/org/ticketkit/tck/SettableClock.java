package org.ticketkit.tck;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** A clock that stands still until it is moved: for the tests of hosts and adapters. */
public final class SettableClock implements InstantSource {

    private volatile Instant now;

    /** Stands at this instant. */
    public SettableClock(Instant now) {
        this.now = now;
    }

    /** Goes to an instant, later or earlier. */
    public void set(Instant instant) {
        now = instant;
    }

    /** Moves on, or back. */
    public void advance(Duration by) {
        now = now.plus(by);
    }

    @Override
    public Instant instant() {
        return now;
    }
}
