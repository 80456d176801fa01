package org.ticketkit.examples.springboot;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.ticketkit.Health;
import org.ticketkit.ticket.Recorded;

/** What happened, as counters, and how the desk did at the last round, as gauges. */
@Component
class TicketMetrics {

    private final MeterRegistry registry;
    private volatile @Nullable Health last;

    TicketMetrics(MeterRegistry registry) {
        this.registry = registry;
        gauge("tickets.timers.overdue", health -> health.store().overdueTimers());
        gauge("tickets.timers.parked", health -> health.store().parkedTimers());
        gauge("tickets.notices.waiting", health -> health.store().waitingNotices());
        gauge("tickets.notices.parked", health -> health.store().parkedNotices());
        gauge("tickets.arrivals.quarantined", Health::quarantined);
    }

    private void gauge(String name, ToLongFunction<Health> figure) {
        Gauge.builder(name, () -> {
                    Health health = last;
                    return health == null ? null : figure.applyAsLong(health);
                })
                .register(registry);
    }

    /** A listener: is told after the commit, and never of what was rolled back. */
    void count(List<Recorded> events) {
        events.forEach(recorded -> registry.counter(
                        "tickets.events", "event", recorded.event().getClass().getSimpleName())
                .increment());
    }

    /** Asking for the health reads the database, so it is done once a round and not once a gauge. */
    void show(Health health) {
        last = health;
    }
}
