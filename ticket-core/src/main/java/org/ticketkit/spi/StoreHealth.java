package org.ticketkit.spi;

import java.time.Instant;
import java.util.Optional;

/**
 * How a store is doing, over all tenants.
 *
 * @param overdueTimers how many timers are due, at the instant of the question or before, and not parked
 * @param oldestTimer when the oldest of them was due
 * @param parkedTimers how many timers are parked
 * @param waitingNotices how many notices are pending or being sent
 * @param oldestNotice when the oldest of them was decided
 * @param parkedNotices how many notices are parked
 */
public record StoreHealth(
        long overdueTimers,
        Optional<Instant> oldestTimer,
        long parkedTimers,
        long waitingNotices,
        Optional<Instant> oldestNotice,
        long parkedNotices) {}
